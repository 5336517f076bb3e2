import type { Stopping } from '../language.ts';

export const stopping: Stopping = {
  stop: `
    nicht mehr fragen, nie mehr fragen, nie wieder fragen, stopp, stop, abmelden, abbestellen, austragen, aufhören,
    aufhoeren, hör auf, hoer auf, hört auf, hören sie auf, hört auf damit, hör auf damit, hören sie auf damit,
    schluss, schluss damit, es reicht, mir reicht es, lass mich in ruhe, lasst mich in ruhe, lassen sie mich in ruhe,
    in ruhe lassen, meldet mich ab, meld mich ab, melden sie mich ab, tragt mich aus, trag mich aus,
    tragen sie mich aus, ich will das nicht mehr, ich möchte das nicht mehr, das will ich nicht mehr,
    das möchte ich nicht mehr, will das nicht mehr, nervt nicht, nerv nicht, nerven sie nicht, nicht stören,
    nicht mehr stören, keine lust auf umfragen, abgemeldet werden, ich will abgemeldet werden,
    ich möchte abgemeldet werden, ich möchte mich abmelden, ich will mich abmelden, opt out, aus der liste nehmen,
    von der liste nehmen, aus dem verteiler nehmen, aus dem verteiler, nicht nochmal fragen, löscht mich, unsubscribe,
    nicht erwünscht, unerwünscht, verschont mich, keine umfragen, keine nachrichten mehr,
    keine weiteren fragen mehr bitte, hören sie bitte auf, hört bitte auf, hör bitte auf, lasst das, lass das,
    lassen sie das, lassen sie es, genug jetzt, reicht jetzt, jetzt reicht es, jetzt reicht's, bitte abmelden,
    bitte austragen, ich will nicht, möchte nicht, bitte nicht, nein nicht mehr, weg damit, verschonen sie mich,
    keine lust mehr, kein interesse an umfragen, kein interesse, keine weiteren umfragen, ich wünsche das nicht,
    das nervt hört auf, keine surveys
  `,
  endings: `
    nicht mehr, nie mehr, nie wieder, nie, niemals, nicht nochmal, nicht noch einmal, nicht wieder, nicht weiter,
    nicht, keine, keine mehr, kein, keinen, keinerlei, nicht länger, hör auf, hört auf, hören sie auf, hören auf, auf,
    aufhören, schluss, schluss mit, genug, verzichten, verzichten sie, unterlassen, unterlasst, unterlassen sie,
    stopp, stoppt, stoppen, stop, raus, nehmt, nehmen, nimm, streicht, streichen, streich, löscht, löschen, entfernt,
    entfernen, entfernen sie, ohne, verschont, verschonen, verschonen sie, aus, lassen, lasst, lass, lassen sie,
    hören sie, hören sie bitte, bitte auf, unterlasst das, streicht mich, nehmt mich, nehmen sie, nehmen sie mich,
    keine weiteren, keine weitere, abmelden, austragen, entfernt mich, löscht mich, tragt mich, melden sie mich,
    meldet mich, ab, lasst mich in ruhe, lass mich in ruhe, lassen sie mich in ruhe, hört, hör
  `,
  topics: `
    frag, fragt, frage mich, gefragt, befragt, befragen, zu fragen, nachfragen, abfragen, umfrage, umfragen,
    befragung, befragungen, bewertungsanfrage, bewertungsanfragen, feedbackanfragen, bewertungen, anschreiben,
    angeschrieben, anschreibt, kontaktieren, kontaktiert, kontaktiere, belästigen, belästigt, nerven, nervt, stören,
    stört, gestört, spam, spammen, anfragen, verteiler, eurer liste, ihrer liste, diese nachrichten,
    solche nachrichten, solche fragen, diese fragen, diese frage, solche anfragen, derartige, erinnerungen,
    diese umfragen, solche umfragen, anpingen, nps, nps fragen, in ruhe, rundfragen, nachzufragen, nachfrage,
    kontaktaufnahme, kontaktaufnahmen, bewertet, bewertungsbitten, bewertungs, feedbacks, abstimmungen, surveys,
    survey, fragebögen, fragebogen, gefrage, fragerei, genervt, behelligen, behelligt, anzuschreiben, zu kontaktieren,
    zu nerven, zu belästigen, umfrageliste, umfragemails, umfrage mails, abgefragt, angefragt, angesprochen
  `,
  sending: `
    feedback, bewertung, schreiben, schreibt, schreib, schicken, schickt, schick, senden, sendet, zusenden,
    zuschicken, zugeschickt, liste, bewerten, erinnern, damit, kontakt, zu schreiben, zu schicken, zu senden
  `,
  lasting: `
    nicht mehr, nie mehr, nie wieder, nie, niemals, mehr, weitere, weiteren, ständig, immer, jedes mal, in zukunft,
    zukünftig, künftig, hört auf, hör auf, hören sie auf, stopp, aus, von, länger, in ruhe, lassen, lasst, lass
  `,
  weakTopics: `
    fragen, frage, nachrichten, nachricht, mails, mail, e mails, meldungen, anfragen, benachrichtigungen
  `,
  wishes: `
    bitte, ich möchte, ich will, möchte, will, wünsche, mich, mir, uns, hör auf, hört auf, hören sie auf, schickt,
    schicken, schickt mir, sendet, stopp, endlich
  `,
  stopFillers: `
    bitte, jetzt, mal, doch, endlich, einfach, ok, danke, und, mich, mir, uns, sofort, damit, ich, sie, ihr, du, wir,
    es, das, dies, diese, dieser, diesen, dem, solche, solchen, so, mehr, wieder, weiter, weitere, weiteren,
    zukünftig, künftig, in zukunft, ab jetzt, ab sofort, von jetzt an, immer, ständig, jedes mal, jedesmal, dauernd,
    möchte, will, wollen, würde, wünsche, werden, bekommen, erhalten, haben, zu, mit, von, aus, der, die, den, eurer,
    ihrer, irgendwelche, auch, überhaupt, gar, nochmal, noch einmal, davon, dazu, danach, nach, jedem, chat, alle,
    ein, eine, wäre, nett, gern, gerne, lieber, brauche, auf, für, an, nie, per, über, hier, mehr bitte, zusenden,
    kein, keine, bewertung, bloß, weil, dieses, diesem, dieser art, art, sowas, so was, so etwas, sache, ding, dinger,
    ganze, ganzen, ewige, blöde, blöden, nervige, nervigen, ständigen, das nächste mal, nächstes mal,
    beim nächsten mal, je, jemals, dürfen, dürft, müssen, soll, sollt, sollen, kann, können, könnten, könnt, lassen,
    hören, bei, im, ins, euren, ihren, euch, ihnen, ihre, eure, werde, wurde, hiermit, heute, echt, wirklich, zwar,
    trotzdem, einfach nur, nur, bzw, sonst, etwas, nichts, in ruhe, umfrage, schon, verzichte, bekomme ich, es reicht,
    interesse, habe, hab, solch, derlei
  `,
  conjunctions: 'aber, und, jedoch, allerdings, also',
};
