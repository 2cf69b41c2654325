"""Words for one thing: synonyms, and the same in other languages, to look for beside what was typed.

A hit by them alone is never taken for what was meant: it is shown as a candidate, and the answer
tells how the word was read. A line is one thing; words are folded when they are compared. It holds
what contested statements are about (violence, forces, deals, proof, numbers), not whole languages.
"""

from functools import cache
from typing import Final

from provenance.store.index.fold import words

_THINGS: Final = """
kill, killing, killed, murder, massacre, slaughter, execute, execution, slain, shot dead, dead, death, died, toll, tuer, tué, tués, tuées, mort, morts, assassiné, убить, убил, убила, убили, убийство, погибли, matar, mató, mataron, muertos, asesinó, قتل, قتلت, مقتل, مجزرة
army, military, soldier, troop, forces, armed forces, armée, militaire, soldat, troupe, armee, армия, солдаты, войска, военные, ejército, militar, soldado, tropas, جيش, الجيش, جنود, قوات
civilian, villager, resident, people, civil, habitants, villageois, мирных, мирные, жителей, жители, гражданские, civiles, pobladores, مدنيين, مدنيون, المدنيين
mercenary, fighter, contractor, personnel, men, mercenaire, combattant, наёмник, наёмники, наёмников, боевики, mercenario, combatiente, مرتزقة
presence, present, deploy, deployment, station, sent, arrive, présence, présent, déployé, déploiement, присутствие, присутствует, находится, presencia, presente, desplegado, despliegue, وجود, انتشار
video, footage, film, images, vidéo, видео, съёмка, فيديو
fabricate, concoct, made up, make up, fake, stage, forge, invent, fabrication, fabriqué, inventé, truqué, сфабриковал, подделал, fabricó, inventó, falso
deal, contract, agreement, accord, bargain, contrat, entente, сделка, договор, контракт, acuerdo, contrato, اتفاق, صفقة, عقد
plunder, loot, pillage, taking, pillé, pillent, piller, грабят, разграбили, saquear, saquearon, نهب
train, trainer, instructor, training, teach, taught, formateur, instructeur, formés, инструктор, инструкторы, обучали, обучение, instructor, entrenador, entrenaron, مدربين
weapon, arms, arm, armement, arme, armes, оружие, вооружает, arma, armas, أسلحة, سلاح
victory, won, win, triumph, victoire, победа, победили, victoria, نصر
defeat, beat, rout, repel, défaite, vaincu, разгром, derrota, هزيمة
loss, lose, lost, perdu, pertes, потеряли, потери, perdió, pérdidas, خسائر
prisoner, captive, capture, prisonnier, пленные, пленных, prisionero, أسرى
rebellion, mutiny, uprising, revolt, rebel, mutinerie, rébellion, мятеж, восстание, rebelión, motín, تمرد
sanction, measures, sanctionné, санкции, sanciones, عقوبات
rape, sexual violence, viol, violées, изнасилование, violación, اغتصاب
torture, torturé, пытки, tortura, تعذيب
role, part, involvement, involved, participate, rôle, роль, участие, papel, دور
government, authorities, regime, junta, gouvernement, autorités, правительство, власти, gobierno, autoridades, حكومة
state, état, государство, государства, государственный, estado, دولة
commercial, business, коммерческий, коммерческая, comercial, تجاري
basis, base, fondement, основа, основе, أساس
coup, takeover, putsch, coup d'état, переворот, golpe, انقلاب
ambush, embuscade, засада, emboscada, كمين
body, corpse, cadavre, corps, тела, трупы, cadáver, cuerpos, جثث
bury, burial, sand, enterré, enterrer, похоронили, enterrar, دفن
pay, cost, price, money, coûte, coûter, paye, paie, argent, стоит, платит, деньги, cuesta, paga, dinero, تكلفة
month, mois, месяц, mes, شهر
private, privé, частный, частных, частные, privado, خاصة
company, firm, société, entreprise, compagnie, компания, компании, empresa, compañía, شركة
partner, partnership, ally, partenaire, partenariat, партнёр, партнёрство, socio, شراكة
peace, paix, мир, paz, سلام
terrorist, jihadist, islamist, militant, terroriste, djihadiste, террористы, terrorista, yihadista, إرهابيين
hide, conceal, cover, cacher, dissimuler, скрывать, ocultar
account, profile, compte, аккаунт, cuenta, حساب
disinformation, false narrative, propaganda, fake, désinformation, дезинформация, desinformación, تضليل
helicopter, hélicoptère, вертолёт, helicóptero, مروحية
drone, uav, беспилотник, дрон, dron, مسيرة
withdraw, leave, withdrawal, left, pull out, retrait, quitté, вывод, ушли, retirada, انسحاب
peacekeeper, un mission, blue helmets, casques bleus, миротворцы, cascos azules
invite, ask in, inviter, invité, пригласил, invitó, دعا
lead, head, run, command, leader, administrator, boss, diriger, dirige, chef, возглавляет, руководит, командует, dirige, encabeza, يقود
finance, fund, back, support, material support, financer, soutenir, soutien, поддерживает, поддержка, apoya, apoyo, دعم
abuse, violation, atrocity, crime, war crime, exaction, abus, нарушения, зверства, abuso, انتهاكات
bomb, strike, airstrike, shell, bombardement, frappe, бомбили, удар, bombardeo, ataque aéreo, قصف
missile, rocket, fusée, ракета, misil, صاروخ
hospital, clinic, hôpital, больница, مستشفى
chemical, gas, sarin, chimique, химическое, químico, كيماوي
shoot down, bring down, down, abattre, abattu, сбил, сбили, derribar, derribó, إسقاط
lab, laboratory, laboratoire, лаборатория, laboratorio, مختبر
germ, biological, bacteriological, biologique, биологическое, biológico
spill, leak, discharge, fuite, marée noire, разлив, derrame, تسرب
bribe, corruption, took money, pot-de-vin, взятка, soborno, رشوة
ship, vessel, hull, navire, bateau, coque, судно, корабль, barco, buque, سفينة
dry dock, cale sèche, сухой док, dique seco
russia, russian, moscow, kremlin, russie, russe, россия, россии, российский, российские, русские, rusia, ruso, روسيا, روسي, الروسية
france, french, paris, français, франция, франции, французы, francia, francés, فرنسا, فرنسي
ukraine, ukrainian, kyiv, ukrainien, украина, украинцы, ucrania, ucraniano, أوكرانيا
united states, us, american, washington, états-unis, américain, сша, американский, estados unidos, estadounidense, الولايات المتحدة
britain, british, uk, united kingdom, britannique, royaume-uni, британия, британский, reino unido, británico, بريطانيا
january, janvier, январь, января, enero
february, février, февраль, февраля, febrero
march, mars, март, марта, marzo
april, avril, апрель, апреля, abril
may, mai, май, мая, mayo
june, juin, июнь, июня, junio
july, juillet, июль, июля, julio
august, août, август, августа, agosto
september, septembre, сентябрь, сентября, septiembre
october, octobre, октябрь, октября, octubre
november, novembre, ноябрь, ноября, noviembre
december, décembre, декабрь, декабря, diciembre
hundred, hundreds, centaine, centaines, сотни, cientos, مئات
thousand, thousands, millier, milliers, mille, тысяча, тысячи, miles
million, millions, миллион, миллионов, millón, millones, مليون
two, deux, два, две, двух, dos
three, trois, три, трёх, tres
ten, dix, десять, diez
twenty, vingt, двадцать, veinte
"""

Phrase = tuple[str, ...]


def synonyms(word: str) -> tuple[Phrase, ...]:
    """Give other words, or words in a row, for the things that a folded word stands for."""
    things, _ = _read()
    found = dict.fromkeys(
        phrase for thing in things.get(word, ()) for phrase in _read()[1][thing] if phrase != (word,)
    )
    return tuple(found)


@cache
def _read() -> tuple[dict[str, list[int]], list[list[Phrase]]]:
    """The things by each single word for them, and of each thing all that stands for it."""
    lines = [line for line in _THINGS.split("\n") if line]
    phrases = [[tuple(words(part)) for part in line.split(",")] for line in lines]
    by_word: dict[str, list[int]] = {}
    for thing, listed in enumerate(phrases):
        for phrase in listed:
            if len(phrase) == 1:
                by_word.setdefault(phrase[0], []).append(thing)
    return by_word, phrases


def numbers(word: str) -> tuple[Phrase, ...]:
    """Give a whole number of up to six digits in English words; nothing for another word."""
    if not (word.isascii() and word.isdigit()) or not 0 < len(word) < 7:
        return ()
    return tuple(tuple(said.split()) for said in _said(int(word)))


_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _said(number: int) -> list[str]:
    if number < 20:
        return [_UNITS[number]]
    if number < 100:
        tens, units = _TENS[number // 10 - 2], number % 10
        return [f"{tens} {_UNITS[units]}" if units else tens]
    if number % 1000 == 0:
        whole = [f"{said} thousand" for said in _said(number // 1000)]
        return [*whole, "a thousand", "thousand"] if number == 1000 else whole
    if number % 100 == 0 and number < 10_000:
        whole = [f"{said} hundred" for said in _said(number // 100)]
        return [*whole, "a hundred"] if number == 100 else whole
    return []
