// Starts `provenance lsp` for the claim files of the workspace.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async function () {
  const command = workspace.getConfiguration("provenance").get("command");
  client = new LanguageClient(
    "provenance",
    "provenance",
    { command, args: ["lsp"] },
    { documentSelector: [{ scheme: "file", pattern: "**/{claims,seeds}/**/*.{yaml,yml}" }] }
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
