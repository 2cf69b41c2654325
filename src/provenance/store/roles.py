"""Who names whom in an opened corpus: claims by subjects, speakers, topics, places and sources."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from provenance.store.index import terms
from provenance.store.index.session import Session
from provenance.store.slices.around import OWN, PRINCIPAL, citing, concerning, related, said
from provenance.store.slices.asking import Asking
from provenance.store.slices.candidates import countered
from provenance.store.slices.lookup import Lookup
from provenance.store.slices.steps import all_steps

_UTTERANCES: Final = 1_000
"""Utterances of actors that are looked through for the claims on which they speak."""


class ByRole(Session):
    """A session in which claims and sources are found by whom they name in a role."""

    def _open(self) -> None:
        super()._open()
        self._look = Lookup(self.query)

    def claims_about(self, subject: str) -> list[str]:
        """List the claims about an actor or a claim."""
        return self._naming([terms.ABOUT], [subject])

    def claims_accusing(self, actors: Iterable[str]) -> list[str]:
        """List the claims that accuse one of the actors."""
        return self._naming([terms.ACCUSES], actors)

    def with_parts(self, actors: Iterable[str]) -> list[str]:
        """List actors with all that were ever part of them, by any number of steps."""
        own = set(actors)
        return sorted(own | all_steps(own, lambda ids: self._look.naming([terms.PART_OF], ids)))

    def accused(self) -> list[str]:
        """List the actors that claims accuse."""
        return self._targets(terms.ACCUSES)

    def claims_with_topic(self, topic: str) -> list[str]:
        """List the claims with a topic."""
        return self._naming([terms.TOPIC], [topic])

    def claims_at(self, place: str) -> list[str]:
        """List the claims of which something happened at a place, whatever its case and accents."""
        return self._naming([terms.PLACE], [terms.name_key(place)])

    def claims_with_figure(self, of: str) -> list[str]:
        """List the claims whose figure answers a question."""
        return self._naming([terms.FIGURE], [of])

    def figure_questions(self) -> list[str]:
        """List the questions that figures answer."""
        return self._targets(terms.FIGURE)

    def topics(self) -> list[str]:
        """List the topics that claims have."""
        return self._targets(terms.TOPIC)

    def places(self) -> list[str]:
        """List the places that claims have, folded as names are."""
        return self._targets(terms.PLACE)

    def claims_of_source(self, source: str) -> list[str]:
        """List the claims that cite a source: read there, said in it, or as evidence."""
        return sorted(citing(Asking(self._look), {source: 1}))

    def related(self, claims: Iterable[str]) -> set[str]:
        """Tell the claims to which relations lead from some, or from which they lead to these."""
        return set(related(Asking(self._look), dict.fromkeys(claims, 1)))

    def sources_from(self, source: str) -> list[str]:
        """List the sources that derive from one."""
        return self._naming([terms.DERIVED_FROM], [source])

    def claims_via(self, actors: Iterable[str]) -> list[str]:
        """List the claims of which a statement was carried by one of the actors."""
        return self._naming([terms.VIA], actors)

    def claims_spoken_by(self, actors: Iterable[str]) -> list[str]:
        """List the claims on which one of the actors speaks, or somebody speaks for it.

        The words of an utterance count as its speaker's.
        """
        actors = list(actors)
        return sorted({*self.claims_by(actors), *self.claims_for(actors)})

    def perhaps_spoken_by(self, actors: Iterable[str], claims: Sequence[str]) -> list[str]:
        """List those of some claims on which one of the actors may speak, or be spoken for.

        All on which it does are among them; those of who uttered very much are not looked up.
        """
        given, ids = json.dumps(sorted(actors)), json.dumps(claims)
        speaking = (
            "SELECT DISTINCT r.id FROM json_each(?) c "
            "CROSS JOIN records r ON r.kind = 'claim' AND r.id = c.value "
            "CROSS JOIN edges e ON e.role IN (?, ?) "
            "AND e.target IN (SELECT value FROM json_each(?)) AND e.key = r.key"
        )
        found = {id for (id,) in self.query(speaking, (ids, terms.BY, terms.FOR, given))}
        uttering = (
            "SELECT s.id FROM edges e JOIN records s USING (key) WHERE e.role IN (?, ?) "
            "AND e.target IN (SELECT value FROM json_each(?)) LIMIT ?"
        )
        of_sources = (terms.AUTHOR, terms.PRINCIPAL, given, _UTTERANCES + 1)
        uttered = [id for (id,) in self.query(uttering, of_sources)]
        if len(uttered) > _UTTERANCES:
            return list(claims)
        return sorted(found.union(self._naming([terms.SAID_IN], uttered)).intersection(claims))

    def claims_by(self, actors: Iterable[str]) -> list[str]:
        """List the claims on which one of the actors speaks itself, perhaps for somebody else."""
        return self._said(OWN, actors)

    def claims_for(self, actors: Iterable[str]) -> list[str]:
        """List the claims on which somebody speaks for one of the actors."""
        return self._said(PRINCIPAL, actors)

    def _said(self, roles: tuple[str, str], actors: Iterable[str]) -> list[str]:
        asked = dict.fromkeys(actors, 1)
        return sorted(said(Asking(self._look), roles, asked, self.covering()))

    def covering(self) -> list[tuple[str, str]]:
        """List claims of which a statement covers others, with each of these; mostly few."""
        sql = "SELECT r.id, e.target FROM edges e JOIN records r USING (key) WHERE e.role = ?"
        return [(id, target) for id, target in self.query(sql, (terms.COVERS,))]

    def utterances_of(self, actor: str) -> list[str]:
        """List the sources that an actor wrote or uttered, or somebody did for it."""
        return self._naming([terms.AUTHOR, terms.PRINCIPAL], [actor])

    def claims_of_actors(self, actors: Iterable[str]) -> list[str]:
        """List the claims on which the actors speak, which accuse them, or are about them."""
        asked = dict.fromkeys(actors, 1)
        return sorted(concerning(Asking(self._look), asked, self.covering()))

    def claims_concerning(self, actors: Iterable[str]) -> set[str]:
        """List the claims which accuse one of the actors, or are about one."""
        return self._look.naming([terms.ACCUSES, terms.ABOUT], actors)

    def claims_countered(self, claims: Iterable[str], spoken: Iterable[str]) -> list[str]:
        """List those of some claims that a statement on one of the ``spoken`` claims may counter.

        It may if that excludes or undermines the claim, or gives a rival figure, or implies what
        does.
        """
        questions = self.figure_questions()
        return sorted(countered(self._look, set(claims), set(spoken), questions))

    def claims_implying(self, claims: Iterable[str]) -> list[str]:
        """List the claims that imply any of some claims, by any number of steps, and these."""
        asked = set(claims)
        return sorted(asked | all_steps(asked, lambda ids: self._look.naming([terms.IMPLIES], ids)))

    def _naming(self, roles: Sequence[str], targets: Iterable[str]) -> list[str]:
        return sorted(self._look.naming(roles, targets))

    def _targets(self, role: str) -> list[str]:
        # From each to the next: to look at every claim of a topic would take far longer.
        sql = """
            WITH RECURSIVE found(target) AS (
                SELECT min(target) FROM edges WHERE role = ?
                UNION ALL
                SELECT (SELECT min(target) FROM edges WHERE role = ? AND target > found.target)
                FROM found WHERE found.target IS NOT NULL
            ) SELECT target FROM found WHERE target IS NOT NULL
        """
        return [target for (target,) in self.query(sql, (role, role))]
