-- Neovim, driven: opens a claim file, waits for findings, asks, types, and writes what it got as JSON.
local file, out = vim.env.CLAIM, vim.env.OUT
local got = {}

local ok, failed = pcall(function()
  vim.cmd("edit " .. file)
  local client = vim.lsp.start_client({
    name = "provenance",
    cmd = { vim.env.PROVENANCE, "lsp" },
    root_dir = vim.env.ROOT,
  })
  vim.lsp.buf_attach_client(0, client)

  local function wait_for(what, yes)
    if not vim.wait(30000, yes, 20) then error("waited in vain for " .. what) end
  end

  local function messages()
    return vim.tbl_map(function(one) return one.message end, vim.diagnostic.get(0))
  end

  local function ask(method, params)
    local answer
    vim.lsp.buf_request(0, method, params, function(failed, result) answer = { failed, result } end)
    wait_for(method, function() return answer end)
    assert(not answer[1], vim.inspect(answer[1]))
    return answer[2]
  end

  local function at(pattern)
    vim.fn.cursor(1, 1)
    assert(vim.fn.search(pattern, "cW") > 0, pattern)
    return vim.lsp.util.make_position_params()
  end

  wait_for("the first findings", function() return #messages() > 0 end)
  got.findings = messages()

  got.hover = ask("textDocument/hover", at("corvin-spilled-oil")).contents.value
  local home = ask("textDocument/definition", at("five-ports"))
  got.definition = vim.uri_to_fname(home.uri)

  -- The typo is mended by typing, as a user does: the finding goes.
  vim.cmd([[%s/dock-worker$/dock-workers/]])
  wait_for("no findings", function() return #messages() == 0 end)
  got.mended = true

  -- Beyond the basic plane a character is two units of the protocol: what follows still is right.
  vim.cmd([[%s/it looked like/𐎠𐎡 it looked like/]])
  local position = at("five-ports")
  got.references = #ask("textDocument/references", vim.tbl_extend("force", position, {
    context = { includeDeclaration = true },
  }))

  vim.fn.append(vim.fn.search("by: dock-workers"), "    via: tide")
  vim.fn.cursor(vim.fn.search("via: tide"), 14)
  local offers = ask("textDocument/completion", vim.lsp.util.make_position_params())
  got.offers = vim.tbl_map(function(one) return one.label end, offers.items)
  vim.cmd("delete")

  local rename = at("dock-workers")
  rename.newName = "dockers"
  local edit = ask("textDocument/rename", rename)
  vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(client).offset_encoding)
  got.renamed = vim.fn.search("by: dockers", "w") > 0

  local lenses = ask("textDocument/codeLens", { textDocument = vim.lsp.util.make_text_document_params() })
  got.lens = lenses[1].command.title

  vim.cmd("wall")
  vim.fn.writefile({ vim.json.encode(got) }, out)
  vim.lsp.stop_client(client)
  vim.cmd("qall!")
end)
io.stderr:write(tostring(failed) .. "\n")
vim.cmd("cquit")
