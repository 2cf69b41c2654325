"""Other names that people give to the columns of a sheet, in several languages."""

from typing import Final

GUESSES: Final = {
    "text": "claim text, statement text, proposition, claimreviewed, allegation, affirmation, "
    "behauptung, aussage, afirmación, afirmacao, afirmação, affermazione, утверждение, الادعاء",
    "by": "speaker, who, actor, said by, claimant, author of the statement, locuteur, auteur, "
    "user, username, user name, screen name, handle, sprecher, wer, hablante, quién, orador, "
    "quem, chi, кто, автор, المتحدث, checker, fact checker, factchecker, checked by, rated by, "
    "reviewer, reviewed by",
    "for": "on behalf of, for whom, principal, im namen von, au nom de, en nombre de",
    "date": "date said, said on, when, statement date, created at, posted at, posted on, datum, "
    "fecha, дата, التاريخ, quand, wann",
    "stance": "position, stances, says, haltung, postura, posición, позиция, الموقف",
    "quote": "quotation, quoted words, words, citation, zitat, cita, citazione, citação, цитата",
    "source-url": "url, link, source link, address, original url, source url, review url, "
    "review link, lien, enlace, ссылка",
    "source-archive": "archive, archive url, archived, archive link, archive location",
    "source-title": "title, headline, titre, titel, título, titolo, заголовок",
    "source-publisher": "publisher, outlet, média, medium, medio, издание",
    "source-date": "published, publication date",
    "source": "quelle, fuente, fonte, источник, المصدر",
    "at": "page, paragraph, place in the source, seite, página, pagina, страница",
    "note": "notes, remarks, comment, remarque, anmerkung, bemerkung, nota, примечание",
    "claim": "claim id",
    "statement": "statement id",
    "by-kind": "speaker kind, actor kind",
    "topics": "topic, tags, tag, keywords, keyword, category, categories, theme, themes, thème, "
    "thèmes, thema, themen, schlagworte, tema, temas, temi, тема, темы, الموضوع",
    "about": "about whom, concerns, concerning",
    "accuses": "accused, blamed, blames, accusé, accusés, beschuldigt, beschuldigte, acusado, "
    "acusados, accusato, accusati, обвиняемый, المتهم",
    "event": "event date, date of event, date of the event, day of the event, happened on, "
    "happened, occurred on, incident date, date of incident",
    "place": "location, where, place of event, place of the event, lieu, ort, lugar, luogo, "
    "место, المكان",
    "rating": "verdict, ruling, veracity, textual rating, alternatename, fact check rating, "
    "veredicto, bewertung, urteil, calificación, verdetto, вердикт, التقييم",
}
"""By field, the names that are clear enough; one is used only where its field has no column."""

RATED_ON: Final = (
    "review date, reviewed on, date reviewed, date of review, fact check date, factcheck date, "
    "checked on, rated on"
)
"""Names of the day of a rating; that of what is rated is another."""

RATERS: Final = frozenset(
    {"by", "checker", "fact-checker", "factchecker", "checked-by", "rated-by", "reviewer"}
    | {"reviewed-by"}
)
"""Names of the columns that tell whose a rating is; who said what is rated, is somebody else."""
