import type { TypedLanguage } from './language.ts';

export const nl: TypedLanguage = {
  code: 'nl',
  numbers: 'nul, één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien',
  ordinals: false,
  otherNumbers: `
    elf, twaalf, dertien, vijftien, twintig, vijftig, honderd, duizend, min één, anderhalf, zeseneenhalf, zevenenhalf,
    zevenenhalve, zeveneneenhalf, achteneenhalf, acht en een half, negeneneenhalf
  `,
  idioms:
    'alle twee, alle drie, met zijn tweeën, de twee, de drie, wij twee, een van, nummer één, nummer een, één van, één ding',
  outOf: 'op, van de, uit, van, op de, sterren van de, punten van de',
  either: 'of, tot, en, of misschien, misschien, of liever, à, of eerder',
  half: 'en een half, en een halve, komma vijf',
  vague:
    'tussen, tussen de, ergens tussen, minstens, tenminste, ten minste, hoogstens, maximaal, minimaal, meer dan, minder dan, bijna, net geen, min, boven de, onder de',
  not: 'geen, niet, niet een, nooit een, zeker geen, nog geen',
  instead: 'in plaats van, ipv, niet, en niet, en geen',
  otherScale: 'sterren, ster',
  schoolMark: '',
  scale: 'op een schaal van, op de schaal van, schaal van, van',
  counted: '',
  articles: 'een, een dikke, een vette, een ruime, een kleine, een goede, een mooie',
  forWhat: 'voor, voor de, voor het, aan',
  before: `
    ik, geef, ik geef, geef jullie, geef je, ik zou, zou, zeggen, zeg, ik zeg, geven, gaf, kies, stem, denk, vind,
    laten we, laten we zeggen, doe maar, maak er maar, een, dik, dikke, een dikke, vette, ruime, kleine, goede, mooie,
    mooi, sterke, cijfer, mijn cijfer, mijn cijfer is, score, mijn score, mijn score is, beoordeling,
    mijn beoordeling, mijn beoordeling is, antwoord, mijn antwoord, mijn antwoord is, rapportcijfer, het is, is,
    dat is, wordt, het wordt, jullie krijgen, je krijgt, krijgen, krijgt, krijgen jullie, krijgen jullie een, jullie,
    verdienen, verdient, ga voor, ik ga voor, van mij, wat mij betreft, voor mij, de, ongeveer, rond de, circa, zo'n,
    misschien, waarschijnlijk, zeker, absoluut, zonder twijfel, duidelijk, eerlijk, eerlijk gezegd, al met al,
    over het algemeen, in totaal, overall, nou, tja, hmm, hm, eh, dus, daarom, dan, ja, ok, oké, prima, graag, hallo,
    hoi, hey, bedankt, dank je, dank u, dank je wel, dank u wel, dankjewel, alsjeblieft, slechts, maar, alleen,
    helaas, wel, gewoon, service, de service, ondersteuning, wij geven, we geven, wij, we, heel, gemiddeld, mij, en,
    toch, ik neig naar, neig naar, neig naar een, ik kom op, kom op, kom op een, kom uit op, ik kom uit op,
    ga voor een, ik ga voor een, ik hou het op, hou het op, houd het op, geven jullie, geven jullie een, we geven een,
    wij geven een, ons cijfer, ons cijfer is, onze score, van ons, persoonlijk, mijns inziens, naar mijn mening,
    volgens mij, om eerlijk te zijn, heel eerlijk, in alle eerlijkheid, alles bij elkaar, per saldo, vlot, makkelijk,
    gemakkelijk, zonder meer, ruim, keurige, nette, knappe, welverdiende, welverdiend, terechte, solide, stevige,
    magere, krappe, zwakke, lage, hoge, ronde, natuurlijk, uiteraard, vanzelfsprekend, goed, nou ja, ach, oke,
    oké dan, oke dan, prima dan, alles, de hulp, jullie hulp, beoordeel, beoordeel met, ik beoordeel met, waardeer,
    waardeer met, toe, zet maar, zet er maar, zet maar een, noteer maar, noteer, vul in, rond, het was, het was een,
    was, was een
  `,
  after: `
    punten, punt, pnt, denk ik, zou ik zeggen, vind ik, geef ik, gok ik, wat mij betreft, van mij, voor mij,
    voor jullie, alsjeblieft, aub, zeker, absoluut, misschien, ongeveer, in totaal, sterren, eerlijk gezegd,
    haha, voor nu, hoor, geven, zeggen, waard, verdiend, zonder twijfel, vanuit ons, dan maar, toch, van ons,
    van ons team, van het hele team, met gemak, makkelijk, gemakkelijk, ruim, dubbel en dwars, naar mijn mening,
    volgens mij, eerlijk, deze keer, dit keer, voor vandaag, lijkt me terecht, lijkt me goed, is terecht, lijkt me,
    vind ik terecht, vinden wij, geven wij, geef ik jullie
  `,
  correction: `
    eigenlijk, toch, toch een, toch maar, toch liever, liever, ik bedoel, ik bedoelde, bedoel, bedoelde, bedoelde ik,
    sorry, oeps, pardon, correctie, foutje, vergissing, ik vergis me, vergist, typefout, typo, verander naar,
    verander het naar, wijzig naar, wijzig in, verander in, aanpassen naar, pas aan naar, maak er, maak daar,
    maak er een, nee, nee wacht, wacht, nee toch, bij nader inzien, grapje, geintje, moet zijn, had moeten zijn,
    zou moeten zijn, maar, of liever, of beter, beter gezegd, uiteindelijk, was, verkeerd geklikt, per ongeluk,
    ik bedoel een, ik bedoelde een, bedoelde een, bedoel een, sorry ik bedoel, sorry ik bedoelde,
    ik bedoel natuurlijk, oeps ik bedoel, doe toch maar, doe toch maar een, doe maar, verander in een,
    verander naar een, maak er toch, maak er toch een, wijzig naar een, wijzig het naar, pas aan naar een,
    verbeter naar, corrigeer naar, bedacht me, van gedachten veranderd, ik ben van gedachten veranderd, nader inzien,
    als ik erover nadenk, nou nee, o nee, oh nee, ah nee, nee sorry, sorry nee, nee liever, eerder, eerder een,
    wacht nee, verkeerde knop, verkeerd getypt, verkeerd ingevuld, verkeerde cijfer, grap, grapje nee, in feite,
    feitelijk, het moest zijn, moest zijn, het moet zijn, zou moeten
  `,
  because: 'omdat, want, vanwege, doordat, aangezien, wegens',
  goesOn: `
    maar, en, voor, bedankt, dank, hoewel, echter, ik, het, de, jullie, jij, je, u, was, werd, alles, niets,
    niemand, duurde, ging,
    heel, erg, zeer, zonder, met, omdat, blijft, altijd, nooit, geen, niet, dankzij, door
  `,
  feelings: `
    geweldig, uitstekend, super, top, prima, goed, heel goed, erg goed, zeer goed, slecht, heel slecht, erg slecht,
    matig, mwah,
    mwa, gaat wel, niet goed, niet slecht, zo zo, traag, te traag, langzaam, snel, heel snel, zeer snel, vriendelijk,
    heel vriendelijk, behulpzaam, onvriendelijk, aardig, perfect, fantastisch, verschrikkelijk, waardeloos, vreselijk,
    teleurgesteld, teleurstellend, tevreden, zeer tevreden, heel tevreden, ontevreden, blij, goede service, prima
    service,
    top service, uitstekende service, slechte service, fijn, heel fijn, helemaal niet, zeer waarschijnlijk,
    heel waarschijnlijk, onwaarschijnlijk, niet waarschijnlijk, keurig, netjes, redelijk, voldoende, onvoldoende
  `,
  highest: 'zeer waarschijnlijk zeker, honderd procent, 100 procent, uiterst waarschijnlijk',
  lowest: 'helemaal niet waarschijnlijk',
  belongs: `
    op, van, de, het, sinds, tot, voor, na, om, bij, in, pagina, stap, hoofdstuk, versie, bestelling, ticket,
    nummer, regel, vraag,
    fout, factuur, kamer, niveau, poging, deel, met, vanaf, te
  `,
  imagined:
    'als, was geweest, had kunnen, had, zou zijn geweest, nooit, normaal, vorige keer, voor een, om een, kreeg, gekregen',
  asked: 'waarschijnlijk, onwaarschijnlijk, aanbevelen, aanraden, beveel, raad, cijfer, score, schaal, sterren, punten',
  pleasantries: `
    ok, oké, okee, okido, prima, goed, is goed, helemaal goed, heel goed, perfect, top, super, mooi, fijn, geweldig,
    uitstekend, fantastisch, toppie, duidelijk, begrepen, genoteerd, akkoord, doei, dag, tot ziens, tot later,
    tot de volgende keer, tot morgen, fijne dag, fijne dag nog, een fijne dag, nog een fijne dag, fijne dag verder,
    prettige dag, fijne avond, fijne avond nog, een fijne avond, prettige avond, fijn weekend, prettig weekend,
    goed weekend, goedenacht, welterusten, fijne feestdagen, vrolijk kerstfeest, gelukkig nieuwjaar, goedemiddag,
    goedemorgen, jij ook, u ook, jullie ook, hetzelfde, van hetzelfde, insgelijks, graag gedaan, geen probleem,
    geen dank, het werkt, het werkt nu, werkt nu, werkt weer, het werkt weer, werkt, het doet het, het doet het weer,
    doet het weer, gelukt, het is gelukt, dat is gelukt, opgelost, is opgelost, probleem opgelost, alles opgelost,
    alles werkt, alles werkt weer, dat was het, dat was alles, dat is alles, nee bedankt, nee dank je, nee,
    goed gedaan, goed bezig, groet, groetjes, groeten, vriendelijke groet, met vriendelijke groet, hartelijke groet,
    mvg, gr, klaar, gedaan, hoera, bravo, hulde, komt goed, alles goed, topservice, het werkt weer prima,
    alles werkt nu, alles doet het, alles doet het weer, het is opgelost, dat werkt, dat werkt perfect, werkt perfect,
    werkt prima, werkt als een trein, geregeld, is geregeld, alles geregeld, alles duidelijk, alles in orde, in orde,
    is in orde, komt in orde, geen vragen meer, geen verdere vragen, verder geen vragen, niks meer, niets meer,
    verder niets, verder niks, snap ik, snap het, ik snap het, begrijp ik, helder, check, yes, gaaf, tof, leuk,
    netjes, lekker, mooi zo, blij, ik ben blij, hartstikke goed, hartstikke mooi, helemaal top, helemaal super,
    helemaal prima, helemaal blij, tot gauw, tot dan, tot straks, tot horens, tot kijk, houdoe, ajuus, mazzel, succes,
    succes verder, fijne week, fijne vakantie, fijne zondag, prettige week, fijne middag, prettige dag verder,
    prettige dag nog, prettige avond nog, een prettige dag, een prettige avond, nog een prettige dag,
    nog een fijne avond, nog een fijn weekend, nog veel plezier, tot uw dienst, graag gedaan hoor, geeft niet,
    maakt niet uit, fijne kerst, xx, liefs
  `,
  praise: `
    tot snel, goed werk, prima geholpen, goed geholpen, snel geholpen, goede service, prima service, top service,
    super service, uitstekende service, jullie zijn top, jullie zijn geweldig, jullie zijn de beste, je bent top,
    je bent geweldig, heel vriendelijk, snel, lekker snel, fijn geholpen, snelle service, snelle hulp, goede hulp,
    prima hulp, vriendelijk, behulpzaam, deskundig, professioneel, geduldig, vlot, vlotte service, snel opgelost,
    goed opgelost, goed geregeld, snel geregeld, wat een service, jullie zijn toppers, toppers, topper,
    je bent een topper, kanjer, kanjers, held, helden, complimenten, compliment, chapeau, klasse, petje af,
    heel behulpzaam, erg behulpzaam
  `,
  thanks: `
    dankje, thnx, dnk, bedankt, hartelijk bedankt, heel erg bedankt, erg bedankt, super bedankt, ontzettend bedankt,
    enorm bedankt, dank, dank je,
    dank je wel, dankjewel, dankje, dank u, dank u wel, dankuwel, veel dank, hartelijk dank, hartstikke bedankt,
    dankjulliewel,
    dank jullie wel, duizendmaal dank, alvast bedankt, nogmaals bedankt, thanks, thx, mvg, groetjes, groet, doei,
    top, perfect,
    goed gedaan, merci
  `,
  pleasantryFillers: `
    heel, erg, voor de hulp, voor je hulp, voor jouw hulp, voor uw hulp, voor jullie hulp, voor alles, voor je tijd,
    voor uw tijd, voor de snelle hulp, voor de goede hulp, voor de snelle reactie, voor je snelle reactie,
    voor uw snelle reactie, voor de snelle service, voor de goede service, voor de service, voor de ondersteuning,
    voor het antwoord, voor je antwoord, voor de info, voor de informatie, voor de moeite, voor het geduld,
    voor je geduld, voor het meedenken, voor het oplossen, alvast, en, dan, nog, nogmaals, echt, zo, ja, oh, ah,
    allemaal, iedereen, team, jongens, meneer, mevrouw, vriend, nu, weer, hoor, het, dat, is, was, ook, graag, hallo,
    hoi, hey, een, fijne, prettige, je, jij, u, jullie, voor, wel, zeer, ik wens, alles, de, hulp, tijd, geduld,
    moeite, antwoord, reactie, service, ondersteuning, snelle, goede, prima, geweldige, voor alle hulp,
    voor al je hulp, voor al uw hulp, dag, avond, weekend, middag, week, vandaag, zoals altijd, mevr, mw, dhr, hr,
    heer, beste, aan het team, hele team, het hele team, wens, u ook, jou, verder, ontzettend, enorm, super, heel erg,
    goed, nog een, veel, alle, ons, me, mij, geholpen
  `,
  troubles: `
    nog steeds, nog niet, nog een, nog iets, een vraag, vraag, vragen, vraagje, andere vraag, probleem, problemen, fout,
    foutmelding, storing, werkt niet, doet het niet, lukt niet, kan niet, kapot, stuk, hangt, crasht, vastgelopen,
    ontbreekt,
    mist, verkeerd, hoe kan, hoe krijg, hoe moet, hoe, wanneer, waar, waarom, wie, wat, welke, kunt u, kunnen
    jullie, kan je,
    kun je, kan ik, mag ik, is er, zijn er, is het mogelijk, ik heb nodig, nodig, help, hulp nodig, wacht, momentje,
    even
    geduld, dringend, factuur, bestelling, terugbetaling, wachtwoord, inloggen, account, bel mij, bel me, stuur mij,
    stuur me,
    annuleren, opnieuw, alweer, helaas niet
  `,
  calm: `
    geen vragen meer, geen verdere vragen, verder geen vragen, geen vragen, geen probleem, geen problemen,
    zonder problemen
  `,
  stop: `
    stop, stoppen, stop hiermee, stop ermee, hou op, houd op, hou ermee op, houd hiermee op, afmelden, uitschrijven,
    schrijf me uit, schrijf mij uit, meld me af, meld mij af, ik wil me afmelden, ik wil mij afmelden,
    ik wil me uitschrijven, ik wil mij uitschrijven, graag afmelden, graag uitschrijven, laat me met rust,
    laat mij met rust, niet storen, niet meer storen, haal me van de lijst, haal mij van de lijst,
    haal me van jullie lijst, verwijder me, verwijder mij, genoeg, zo is het genoeg, nooit meer, niet meer,
    ik wil dit niet meer, wil dit niet meer, ik wil dit niet, opt out, val me niet meer lastig,
    val mij niet meer lastig, val me niet lastig, val mij niet lastig, ik wil geen vragen meer,
    geen vragen meer alsjeblieft, niet meer vragen, vraag het niet meer, vraag me niets meer, vraag mij niets meer,
    niet meer mailen, niet meer contacteren, niet meer benaderen, niet meer benaderd, mag ik eruit, haal me eruit,
    haal mij eruit, haal me eraf, haal mij eraf, laat me met rust aub, laat maar met rust, rot op, ga weg,
    hou daarmee op, houd daarmee op, stop daarmee, schei uit, genoeg hiervan, kappen, kap ermee, kappen nou,
    geen interesse, niet geïnteresseerd, ik hoef dit niet, ik hoef dit niet meer, hoeft niet meer, geen enquete meer,
    geen enquête meer, geen berichten meer
  `,
  endings: `
    niet meer, nooit meer, nooit, geen, geen enkele, niet, niet langer, nooit weer, niet opnieuw, stop, stop met,
    stoppen met, hou op, hou op met, houd op, houd op met, genoeg, genoeg van, zonder, haal, verwijder, schrap, weg,
    meer, van, zat, af, uit, wil geen, wil niet, wil niet meer, geen verdere, geen nieuwe, hoef geen, hoef niet, laat,
    laat me, laat mij, beu, moe, annuleer, staak, vermijd, liever geen, liever niet, a.u.b. geen, verdere,
    laat me met rust, laat mij met rust
  `,
  topics: `
    vraag, vragen, gevraagd, te vragen, bevraagd, bevragen, enquête, enquêtes, enquete, enquetes, vragenlijst,
    vragenlijsten, peiling, peilingen, onderzoek, onderzoeken, aanschrijven, aangeschreven, benaderen, benaderd,
    benader, gecontacteerd, lastigvallen, lastig, storen, stoor, spam, spammen, jullie lijst, beoordelingen,
    beoordelingsverzoeken, herinneringen, deze vragen, dit soort vragen, zulke vragen, deze berichten,
    dit soort berichten
  `,
  sending: `
    mailen, schrijven, schrijf, contacteren, contacteer, contact, sturen, stuur, te sturen, toesturen, lijst,
    de lijst, beoordelen, beoordeling, bellen
  `,
  lasting: `
    niet meer, nooit, nooit meer, meer, stop, stop met, hou op, houd op, voortaan, haal, verwijder, van
  `,
  weakTopics: `
    vragen, vraag, berichten, bericht, mails, mail, meldingen
  `,
  wishes: `
    alsjeblieft, alstublieft, aub, svp, graag, gelieve, stop, stop met, hou op, houd op, ik wil, wil, stuur, sturen,
    mij, me, vraag me,
    vraag mij
  `,
  stopFillers: `
    alsjeblieft, alstublieft, aub, svp, graag, gelieve, me, mij, ons, dit, dat, deze, die, het, er, ik, wil, wens,
    zou, willen, worden, word, krijgen, ontvangen, hebben, meer, weer, opnieuw, steeds, telkens, elke keer, altijd,
    de hele tijd, voortaan, in de toekomst, vanaf nu, nu, maar, en, van, van de, met, om, te, over, voor, de, een,
    soort, zulke, dergelijke, jullie, je, u, uw, toe, aan, op, in, bij, na, elk, elke, chat, nog, niets, hier,
    hiervan, hierover, ooit, bedankt, ok, lastig, vallen, val, dus, gewoon, lijst, verdere, nooit, niet, geen, mag,
    hoef, hoeft, andere, nieuwe, telkens weer, steeds weer, te krijgen, te ontvangen, gekregen, benaderd, ben, ben ik,
    zijn, heb, iets, zoiets, dit soort, dat soort, zo, graag geen, na afloop, afloop, gesprek, gesprekken,
    elk gesprek, ieder gesprek, verzoek, verzoek ik, ik verzoek, mij te, me te, onmiddellijk, direct, per direct,
    meteen, a.u.b, irritant, irritante, vervelend, vervelende, stomme, rust, met rust, eraf, eruit, langer, echt,
    hiermee, daarmee, uit, weg, via, sturen, enquête, gestuurd, toegestuurd
  `,
  conjunctions: 'maar, en, echter, dus',
};
