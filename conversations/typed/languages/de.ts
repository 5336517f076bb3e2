import type { TypedLanguage } from './language.ts';

export const de: TypedLanguage = {
  code: 'de',
  numbers: 'null, eins, zwei/zwo, drei, vier, fünf/fuenf, sechs, sieben, acht, neun, zehn',
  otherNumbers: `
    elf, zwölf, zwoelf, dreizehn, zwanzig, fünfzig, fuenfzig, hundert, tausend, minus eins, anderthalb,
    eineinhalb, nulleinhalb, einseinhalb, zweieinhalb, zwoeinhalb, dreieinhalb, viereinhalb, fünfeinhalb,
    fuenfeinhalb, sechseinhalb, siebeneinhalb, achteinhalb, neuneinhalb, zehneinhalb
  `,
  idioms: 'die zwei, die drei, die vier, null ahnung',
  outOf: 'von, aus, auf, von maximal, von möglichen',
  either: 'oder, bis, und, oder vielleicht, oder sogar, bzw, vielleicht, eher',
  half: 'komma fünf, komma fuenf, und eine halbe, und ein halb, eine halbe, ein halb',
  vague: `
    zwischen, irgendwo zwischen, mindestens, höchstens, wenigstens, mehr als, weniger als, über, unter, minus,
    fast, knapp, maximal, note, schulnote
  `,
  otherScale: 'sterne, stern, sternen',
  scale: 'auf einer skala von, auf der skala von, skala von, von',
  before: `
    ich, würde, wuerde, sage, sag, sagen wir, gebe, geb, vergebe, dafür, dafuer, euch, ihnen, dir, ihr, bekommt,
    bekommst, kriegt, kriegst, bekommen, sie, eine, ein, einen, ne, ner, die, mir, von mir, meine, mein,
    meinerseits, das, ist, wäre, waere, es, gibt, gibt's, glatte, glatter, solide, gute, gutes, klare, starke,
    volle, dicke, schwache, knappe, ganz klar, bewertung, wertung, punktzahl, antwort, support, etwa, ungefähr,
    ungefaehr, circa, ca, so, vielleicht, wahrscheinlich, eher, definitiv, auf jeden fall, wohl, mal, also, naja,
    na ja, tja, hm, hmm, ja, gut, ok, okay, klar, gerne, gern, hallo, hi, moin, bitte, ganz, ehrlich,
    ganz ehrlich, insgesamt, nur,
    danke, danke euch, vielen dank, könnte, auch,
    doch, meinte, meine ich, lieber, besser, sorry, korrektur, ändern auf, ändern in, ändere auf, ändere in,
    sollte, eigentlich
  `,
  after: `
    punkte, punkt, punkten, pkt, sagen, geben, vergeben, von mir, für euch, für sie, für dich, bitte,
    würde ich sagen, würd ich sagen, denke ich, denk ich, glaube ich, auf jeden fall, insgesamt,
    definitiv, vielleicht, sein,
    oder so, xd
  `,
  because: 'weil, da, denn, wegen',
  goesOn: `
    toll, klasse, spitze, prima, großartig, schrecklich, furchtbar, aber, und, danke, ich, allerdings, obwohl,
    jedoch, nur weil, vor allem weil, für den, für die, für das,
    gerne wieder, gern wieder, immer wieder
  `,
  belongs: `
    vom, von, am, seit, bis, ab, im, bei, zum, zur, der, die, das, dem, den, mit, nach, schritt, seite, teil,
    kapitel, version, bestellung, ticket, nummer, nr, zeile, frage, fehler, rechnung, raum, stufe, versuch, erst,
    nur
  `,
  stop: `
    stopp, stop, abmelden, abbestellen, austragen, aufhören, aufhoeren, hör auf, hoer auf, hört auf,
    hören sie auf, hör auf zu fragen, hört auf zu fragen, hören sie auf zu fragen, nicht mehr fragen,
    nie mehr fragen, nie wieder fragen, mich nicht mehr fragen, frag mich nicht mehr, fragt mich nicht mehr,
    fragen sie mich nicht mehr, frag nicht mehr, fragt nicht mehr, fragen sie nicht mehr, frag mich nie wieder,
    fragt mich nie wieder, fragen sie mich nie wieder, frag nicht nochmal, keine umfragen mehr, keine umfragen,
    keine umfrage mehr, keine fragen mehr, keine nachrichten mehr, lass mich in ruhe, lasst mich in ruhe,
    lassen sie mich in ruhe, nicht mehr kontaktieren, kontaktiert mich nicht mehr, meldet mich ab, meld mich ab,
    melden sie mich ab, ich möchte nicht mehr gefragt werden, ich will nicht mehr gefragt werden,
    nicht mehr stören, ich möchte keine umfragen mehr, ich will keine umfragen mehr,
    schickt mir keine umfragen mehr
  `,
  stopFillers: 'bitte, jetzt, mal, doch, endlich, einfach, ok, danke, und, mich, sofort, damit',
  pleasantries: `
    danke, dankeschön, danke schön, danke dir, danke euch, danke ihnen, danke sehr, danke vielmals, vielen dank,
    vielen herzlichen dank, besten dank, herzlichen dank, tausend dank, lieben dank, merci, ok, okay, okidoki,
    alles klar, passt, passt so, gut, sehr gut, super, perfekt, prima, toll, klasse, top, genial, spitze,
    wunderbar, hervorragend, ausgezeichnet, cool, fein, nein, nö, nein danke, verstanden, in ordnung, geht klar,
    geht wieder, geht jetzt, klappt, klappt jetzt, hat geklappt, tschüss, tschüs, tschuess, tschau, ciao,
    auf wiedersehen, bis bald, bis dann, servus, schönen tag, schönen tag noch, einen schönen tag,
    einen schönen tag noch, schönes wochenende, schönen abend, schönen abend noch, schönen feierabend,
    gute nacht, gleichfalls, ebenso, ihnen auch, dir auch, euch auch, kein problem, das wars, das war alles,
    schöne grüße, viele grüße, liebe grüße, mfg, lg, vg, das hat geholfen, erledigt
  `,
  pleasantryFillers: `
    sehr, nochmal, nochmals, noch mal, noch, euch, dir, ihnen, und, dann, für die hilfe, dafür, für deine hilfe,
    für eure hilfe, für ihre hilfe, für die schnelle hilfe, für die schnelle antwort, für alles,
    für eure unterstützung, für ihre unterstützung, für die unterstützung, für die info, erstmal, leute, team,
    das, ist, war, echt, wirklich, ach, oh, na, allen, schön, ja, jo, jep, bitte, gerne, gern
  `,
};
