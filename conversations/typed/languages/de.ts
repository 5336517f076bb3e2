import { courtesies } from './de/courtesies.ts';
import { stopping } from './de/stopping.ts';
import type { TypedLanguage } from './language.ts';

export const de: TypedLanguage = {
  code: 'de',
  numbers: 'null, eins, zwei/zwo, drei, vier, fünf/fuenf, sechs, sieben, acht, neun, zehn',
  ordinals: true,
  otherNumbers: `
    elf, zwölf, zwoelf, dreizehn, zwanzig, fünfzig, fuenfzig, hundert, tausend, minus eins, anderthalb,
    eineinhalb, nulleinhalb, einseinhalb, zweieinhalb, zwoeinhalb, dreieinhalb, viereinhalb, fünfeinhalb,
    fuenfeinhalb, sechseinhalb, siebeneinhalb, achteinhalb, neuneinhalb, zehneinhalb
  `,
  idioms: `
    die zwei, die drei, die vier, null ahnung, null problemo, gib acht, gebt acht, geben sie acht, alle zwei, alle drei,
    alle vier, wir zwei, wir drei, die beiden, die nummer 1, die nummer eins, nummer eins
  `,
  outOf: 'von, aus, auf, von maximal, von möglichen, sternen von, punkten von, punkte von, sterne von',
  either: 'oder, bis, und, oder vielleicht, oder sogar, oder eher, bzw, beziehungsweise, vielleicht, eher',
  half: 'komma fünf, komma fuenf, und eine halbe, und ein halb, eine halbe, ein halb',
  vague: `
    zwischen, irgendwo zwischen, mindestens, höchstens, wenigstens, mehr als, weniger als, über, unter, minus, fast,
    knapp, maximal, besser als, schlechter als, nahezu, beinahe, nicht ganz, knapp unter, knapp über, etwas unter,
    etwas über, etwas mehr als, etwas weniger als, zwischen einer, so zwischen
  `,
  not: `
    keine, kein, keinen, nicht, nicht eine, nie eine, niemals eine, gewiss keine, sicher keine, keinesfalls eine,
    bestimmt keine, sicherlich keine, nicht ganz eine, wohl keine, leider keine, nie im leben eine, gebe keine,
    gebe nie eine, nie ne
  `,
  instead: 'statt, anstatt, anstelle von, nicht, und nicht, und keine, nicht die',
  otherScale: 'sterne, stern, sternen',
  schoolMark: 'note, schulnote',
  scale: 'auf einer skala von, auf der skala von, skala von, von, auf einer skala, auf der skala',
  counted: `
    mal, male, tag, tage, woche, monat, jahr, jahrhundert, stunde, minute, versuch, anlauf, anruf, mahnung,
    erinnerung, termin, gang,
    stock, stockwerk, etage, klasse, quartal, teil, kapitel, seite, punkt, platz, runde, person, kind, grad, advent,
    geburtstag,
    januar, jänner, jan, februar, feb, märz, mrz, april, apr, mai, juni, jun, juli, jul, august, aug, september,
    sep, sept,
    oktober, okt, november, nov, dezember, dez, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag
  `,
  articles: 'eine, ne, die volle, eine glatte, eine solide, eine gute, eine klare',
  forWhat: 'für, fuer, an, für den, für die, für das',
  before: `
    ich, würde, wuerde, sage, sag, sagen wir, gebe, geb, vergebe, dafür, dafuer, euch, ihnen, dir, ihr, bekommt,
    bekommst, kriegt, kriegst, bekommen, sie, eine, ein, einen, ne, ner, die, mir, von mir, von uns, meine, mein,
    meinerseits, das, ist, wäre, waere, es, gibt, gibt's, gebe ich, geben wir, glatte, glatter, solide, gute, gutes,
    klare, starke, volle, dicke, schwache, knappe, ganz klar, klar, bewertung, wertung, punktzahl, antwort, support,
    etwa, ungefähr, ungefaehr, circa, ca, so, vielleicht, wahrscheinlich, eher, definitiv, auf jeden fall, eindeutig,
    wohl, mal, also, naja, na ja, tja, hm, hmm, ja, gut, ok, okay, gerne, gern, hallo, hi, moin, bitte, ganz, ehrlich,
    ehrlich gesagt, ganz ehrlich, insgesamt, nur, leider, leider nur, danke, danke euch, vielen dank, könnte, auch,
    da, denke, denk, glaube, finde, würd, für mich, fuer mich, für uns, wir, sagen, geben, wähle, nehme, zahl, nummer,
    deshalb, daher, darum, deswegen, somit, insofern, so eine, mittel, in summe, unterm strich, alles in allem,
    im großen und ganzen, im grossen und ganzen, runde, satte, fette, saubere, mein score, meine bewertung, note,
    schulnote, hätte ich gesagt, score, service, der service, der support, euer support, ihr support, verdient,
    ihr verdient, habt, habt ihr, ihr seid, seid, alles, ohne frage, ohne zweifel, absolut, sicher, bestimmt,
    mit sicherheit, natürlich, selbstverständlich, uns, gefühlt, mehr als, tendenziell, von meiner seite, als,
    tendiere zu, tendiere zu einer, tendiere zu ner, bin bei, ich bin bei, bei mir, bei uns, geben euch, vergeben,
    lande bei, liege bei, plädiere für, entscheide mich für, bleibe bei, komme auf, aus meiner sicht,
    meiner meinung nach, meines erachtens, persönlich, glatt, locker, sagen wir mal, sage mal, sag mal, ganz gute,
    ganz klare, gefühlte, bewerte, bewerte mit, bewerte das mit, bewerte euch mit, benote, werte, einfach, na gut,
    nun ja, nun, okay dann, dann, trage ein, tippe, drücke, voll, voll und ganz, gern eine, verdiente, verdienen,
    ist eine, war, war eine, das war, insgesamt eine, alles zusammen, in allem, unser, unsere, unsere bewertung,
    kann ich, nur geben, kann man
  `,
  after: `
    punkte, punkt, punkten, pkt, sagen, geben, vergeben, von mir, von uns, für euch, für sie, für dich, bitte,
    würde ich sagen, würd ich sagen, würde ich geben, würd ich geben, sag ich mal, sage ich mal, denke ich, denk ich,
    glaube ich, glaub ich, finde ich, schätze ich, gebe ich, auf jeden fall, insgesamt, definitiv, vielleicht, sein,
    oder so, xd, sternen, stern, sterne, ohne frage, mindestens, leider, wohl, ganz klar, bekommen, von meiner seite,
    ist okay, ist ok, passt, halt, eben, wert, verdient, sicher, aus meiner sicht, meiner meinung nach,
    von unserem team, vom ganzen team, von uns allen, locker, würde ich vergeben, vergebe ich, für heute, für diesmal,
    diesmal, ist fair, ist angemessen, finde ich fair, halte ich für angemessen, trifft es, trifft es gut, dafür,
    hierfür
  `,
  correction: `
    äh, ähm, öhm, hoppla, quatsch, ach quatsch, ach nee, doch, doch eher, meinte, meinte ich, ich meinte, ich meine,
    meine ich, lieber, besser, sorry, korrektur,
    ändern auf, ändern in, ändere auf, ändere in, ändern, auf, bitte auf, sollte, sollte sein, das sollte,
    sollte heißen, eigentlich, ach nein, ach ne, nein, nee, ne, quatsch, halt, stopp nein, moment nein, vertippt,
    verklickt, falsch, entschuldigung, tschuldigung, pardon, ups, oh nein, war ein versehen, versehentlich,
    besser gesagt, vielmehr, nein warte, warte, scherz, spaß, war nur spaß, nur spaß, spass, sondern, stattdessen,
    nach reiflicher überlegung, wenn ich es recht bedenke, zurück, korrigiere, ich korrigiere, mach daraus,
    machen sie daraus, mach, gemeint war, meinte eigentlich, geben wollte, eingeben wollte, tippfehler,
    habe mich vertippt, hab mich vertippt, habe mich verklickt, hab mich verklickt, falsch gedrückt, falsch geklickt,
    falsch getippt, sorry ich meine, ich korrigiere auf, korrigiere auf, bitte ändern auf, bitte ändern in,
    bitte korrigieren auf, bitte korrigieren, doch lieber, doch nur, doch nur eine, dann doch, nein doch, also eher,
    also doch, im nachhinein, nachträglich, besser doch, meine natürlich, natürlich, oh, ach, ach quatsch,
    sollte es sein, sollte heissen, gemeint
  `,
  because: 'weil, da, denn, wegen',
  goesOn: `
    aber, und, danke, ich, allerdings, obwohl, jedoch, nur weil, vor allem weil, für den, für die, für das,
    gerne wieder, gern wieder, immer wieder, nie wieder, ihr, sie, wir, war, hat, es, das, leider, keine, alles,
    jederzeit wieder, niemand, keiner, man, da war, dauerte, dafür, trotz, ist, wenn, weil
  `,
  feelings: `
    toll, klasse, spitze, prima, großartig, schrecklich, furchtbar, super, top, gut, sehr gut, schlecht,
    sehr schlecht, nicht gut, nicht so gut, nicht schlecht, mies, katastrophal, katastrophe, langsam, zu langsam,
    schnell, sehr schnell, freundlich, sehr freundlich, unfreundlich, nett, sehr nett, kompetent, hilfreich, perfekt,
    mega, genial, hervorragend, ausgezeichnet, okay, ganz ok, ganz okay, geht so, mäßig, maessig, mittelmäßig,
    so lala, naja, enttäuscht, sehr enttäuscht, enttäuschend, zufrieden, sehr zufrieden, unzufrieden, begeistert,
    überhaupt nicht, gar nicht, äußerst wahrscheinlich, sehr wahrscheinlich, unwahrscheinlich, sehr unwahrscheinlich,
    nervig, ärgerlich, frustrierend, wunderbar, bestens, einwandfrei, vorbildlich, ungenügend, solide, echt gut,
    richtig gut, super service, super support, toller service, guter service, viel zu lange, zu lange,
    viel zu langsam, lange gewartet, viel zu spät, zu spät, zu teuer, viel zu teuer, sehr lange, ewig gewartet,
    zu viel, zu wenig
  `,
  highest:
    'äußerst wahrscheinlich, aeusserst wahrscheinlich, hundert prozent, hundertprozentig, 100 prozent, volle punktzahl',
  lowest: 'überhaupt nicht wahrscheinlich, gar nicht wahrscheinlich',
  belongs: `
    vom, von, am, seit, bis, ab, im, bei, zum, zur, der, die, das, dem, den, mit, nach, schritt, seite, teil,
    kapitel, version, bestellung, ticket, nummer, nr, zeile, frage, fehler, rechnung, raum, stufe, versuch, erst,
    januar, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember, um,
    nur, fortschritt, steht, zeigt, stand, auf
  `,
  imagined: `
    wenn, hätte, hätten, wäre gewesen, gebe ich nie, gibt es nie, für eine, um eine, zu einer, nie, normalerweise,
    letztes mal, gäbe, bekommen
  `,
  asked: `
    wahrscheinlich, unwahrscheinlich, empfehlen, weiterempfehlen, empfehle, weiterempfehlung, bewertung, bewerten,
    skala,
    punkte, sterne, note
  `,
  ...courtesies,
  ...stopping,
};
