import type { TypedLanguage } from './language.ts';

export const it: TypedLanguage = {
  code: 'it',
  numbers: 'zero, uno, due, tre, quattro, cinque, sei, sette, otto, nove, dieci',
  ordinals: false,
  otherNumbers: 'undici, dodici, tredici, quindici, venti, cinquanta, cento, mille, meno uno',
  idioms:
    'tutti e due, tutti e tre, i due, le due, i tre, uno di, uno dei, uno alla volta, numero uno, alle due, alle tre, voi due, tu sei, sei stato, sei stata, sei un, sei una, sei il, sei la, sei molto, sei grande, ci sei, sei fantastico, sei gentile',
  outOf: 'su, su un totale di, di, stelle su, punti su, decimi su',
  either: 'o, oppure, a, e, o forse, forse, o magari, o meglio',
  half: 'e mezzo, e mezza, virgola cinque',
  vague:
    'tra, fra, tra il, fra il, qualcosa tra, almeno, al massimo, come minimo, più di, meno di, quasi, meno, sopra il, sotto il',
  not: 'non un, non è un, non, neanche un, nemmeno un, mai un, nessun, mica un',
  instead: 'invece di, al posto di, anziché, e non, non, piuttosto che, invece che',
  otherScale: 'stelle, stella',
  schoolMark: '',
  scale: 'su una scala da, in una scala da, su una scala di, nella scala da, scala da, da',
  counted: '',
  articles: 'un, un bel, un buon, il mio, un solido, un grande',
  forWhat: 'per, a, al, alla, per il, per la, all',
  before: `
    io, do, vi do, ti do, le do, gli do, do un, darei, vi darei, io darei, direi, io direi, direi un, direi di, dico,
    dirò, metto, metterei, voto, il mio voto, il mio voto è, il voto, scelgo, opto per, vado con, vado per, credo,
    penso, un, un bel, bel, un buon, buon, bello, grande, solido, punteggio, il mio punteggio, il mio punteggio è,
    valutazione, la mia valutazione, la mia valutazione è, risposta, la mia risposta, è, è un, sarebbe, sarebbe un,
    facciamo, diciamo, mettiamo, vi meritate, ti meriti, meritate, merita, meritano, circa, più o meno, all'incirca,
    forse, probabilmente, sicuramente, certamente, senza dubbio, decisamente, assolutamente, chiaramente,
    sinceramente, onestamente, francamente, nel complesso, in generale, complessivamente, in totale, per me,
    da parte mia, da me, secondo me, a mio parere, beh, bè, mah, boh, allora, quindi, perciò, dunque, eh, ehm, mmm,
    hmm, sì, si, ok, va bene, certo, ciao, salve, buongiorno, grazie, grazie mille, per favore, solo, soltanto,
    appena, servizio, il servizio, assistenza, l'assistenza, supporto, noi, diamo, le, che, molto, anche,
    direi proprio, senz'altro, piuttosto, vada per, pieno, attorno al, intorno al, propendo per, tendo al, tendo a un,
    resto su, resto sul, mi fermo a, mi fermo al, vi darei un, darei un, vi do un, metto un, direi un bel, scelgo il,
    opto per il, facciamo un, per me un, per me è un, per me è, il mio è, il mio è un, personalmente,
    ad essere onesto, ad essere onesta, ad essere sincero, ad essere sincera, sarò sincero, sarò sincera,
    a essere sinceri, secondo me un, giudizio, il mio giudizio, il nostro voto, nostro, un solido, un meritato,
    meritato, meritatissimo, un netto, netto, facile, facilmente, ovviamente, ovvio, naturalmente, senza esitazione,
    senza dubbi, ok allora, va bene allora, sul, siamo sul, siamo a, siamo intorno al, buona, giusto, valuto,
    valuto con, vi valuto, assegno, attribuisco
  `,
  after: `
    punti, punto, pt, direi, direi io, credo, penso, suppongo, per me, da parte mia, secondo me, per favore,
    sicuro, senza dubbio, certo, forse, circa, più o meno, in totale, nel complesso, stelle, onestamente,
    sinceramente, ahah, haha, per ora, pieno, tondo, meritato, va bene, per voi, ci sta, su tutto, da parte nostra,
    da noi, da tutti noi, senza esitazione, a occhi chiusi, a mani basse, meritatissimo, meritati, più che meritato,
    a mio avviso, a parer mio, francamente, questa volta, stavolta, per oggi, di voto, mi sembra giusto,
    mi pare giusto, ve lo meritate, tutto, abbondante
  `,
  correction: `
    anzi, in realtà, meglio, volevo dire, intendevo, intendo, voglio dire, volevo scrivere, volevo mettere, scusa,
    scusate, scusi, pardon, ops, oops, correzione, correggo, errore, ho sbagliato, mi sono sbagliato,
    mi sono sbagliata, cambia in, cambiate in, cambi in, cambiare in, modifica in, modificate in, modificare in,
    cambialo in, cambiatelo in, facciamo, no aspetta, aspetta, aspetti, no, no anzi, ripensandoci, a pensarci bene,
    scherzo, scherzavo, sto scherzando, alla fine, era, era un, doveva essere, dovrebbe essere, bensì, ma, piuttosto,
    mettete, metti, rettifico, o meglio, volevo dire un, volevo mettere un, intendevo un, anzi un, anzi no, no scusa,
    no scusate, scusa no, scusate no, ops no, ah no, ho cambiato idea, cambio idea, ripensandoci un, a ripensarci,
    pensandoci, pensandoci meglio, meglio un, piuttosto un, in effetti, per sbaglio, errore mio, errore di battitura,
    ho premuto, ho cliccato, tasto sbagliato, cambiate a, cambia a, cambi a, passa a, passate a, correggi in,
    correggete in, correggere in, sostituisci con, doveva essere un, cioè, ehm no, aspetta no, aspetti no, vabbè
  `,
  because: 'xké, xke, xchè, xche, perke, perché, poiché, siccome, dato che, visto che, a causa di, perchè, in quanto',
  goesOn: `
    ma, e, per, grazie, anche se, però, tuttavia, io, mi, il servizio, molto, tutto, niente, nessuno, siete, sono,
    è, era, non,
    il, la, i, le, gli, con, senza, ci, avete, hanno, sempre, mai, troppo, bravi, consigliato, lo
  `,
  feelings: `
    eccellente, ottimo, ottima, perfetto, perfetta, fantastico, incredibile, meraviglioso, molto bene, molto buono,
    molto male, buono, buona, bene, male, cattivo, pessimo, pessima, orribile, terribile, così così, mediocre, discreto,
    sufficiente, insufficiente, lento, troppo lento, veloce, molto veloce, rapido, rapidi, velocissimi, gentile,
    gentili,
    gentilissimi, molto gentile, molto gentili, efficiente, efficienti, deluso, delusa, deludente, molto deluso,
    soddisfatto, soddisfatta, molto soddisfatto, molto soddisfatta, insoddisfatto, contento, contenta, ottimo servizio,
    ottima assistenza, servizio eccellente, buon servizio, servizio ottimo, pessimo servizio, molto probabile,
    poco probabile, per niente probabile, estremamente probabile, per niente, non bene, non male, niente male, top,
    super, impeccabile, bravissimi, bravi, un disastro, disastro
  `,
  highest: 'estremamente probabile, cento per cento, 100 per cento, il massimo dei voti',
  lowest: 'per niente probabile',
  belongs: `
    il, del, dal, al, di, da, dei, fino a, prima, dopo, in, pagina, passo, passaggio, capitolo, versione, ordine,
    ticket, numero,
    riga, domanda, errore, fattura, sala, stanza, livello, tentativo, a, parte, fermo a, bloccato a, nel
  `,
  imagined: 'se, sarebbe stato, avrei dato, avrei, mai, di solito, la volta scorsa, per un, per avere un, preso',
  asked:
    'probabile, improbabile, consigliare, consiglierei, consiglio, raccomandare, raccomando, voto, punteggio, scala, stelle, punti',
  pleasantries: `
    ok, okay, va bene, d'accordo, perfetto, ottimo, eccellente, benissimo, bene, molto bene, tutto bene, tutto ok,
    tutto a posto, a posto, capito, ho capito, ricevuto, chiaro, certo, fantastico, ciao, ciao ciao, arrivederci,
    arrivederla, a presto, alla prossima, a domani, a dopo, ci vediamo, ci sentiamo, buona giornata, buona serata,
    buonanotte, buona notte, buon weekend, buon fine settimana, buon pomeriggio, buona domenica, buona continuazione,
    buon natale, buon anno, buone feste, buone vacanze, buongiorno, buonasera, altrettanto, anche a te, anche a lei,
    anche a voi, a te, a lei, prego, di niente, di nulla, figurati, nessun problema, funziona, ora funziona,
    adesso funziona, funziona tutto, ha funzionato, risolto, tutto risolto, problema risolto, è tutto, tutto qui,
    è tutto grazie, nient'altro, no grazie, no, cordiali saluti, distinti saluti, saluti, un saluto, un abbraccio,
    fatto, super, top, bravi, bravissimi, bravo, brava, complimenti, evviva, tutto chiaro, tutto perfetto, ora va,
    adesso va, ora va bene, adesso va bene, ora funziona tutto, tutto funziona, funziona di nuovo,
    funziona perfettamente, funziona bene, tutto risolto grazie, sistemato, tutto sistemato, tutto in ordine,
    nessuna domanda, nessun'altra domanda, nessuna altra domanda, non ho altre domande, niente altro, nessun dubbio,
    tutto qua, ok perfetto, perfetto così, benone, ottimo così, che bello, che bravi, bene così, mi fa piacere,
    felice, contento, contenta, meraviglioso, splendido, grandioso, magnifico, grande, grandi, mitico, mitici, forte,
    a più tardi, alla prossima volta, a risentirci, a risentirla, buon proseguimento, buona fortuna, buon viaggio,
    buona pasqua, buona settimana, buon fine settimana a tutti, felice giornata, una buona giornata, una buona serata,
    stammi bene, statemi bene, baci, un bacio, di nuovo grazie, si figuri, si immagini, piacere, piacere mio,
    ricevuto grazie, chiarissimo
  `,
  praise: `
    buon lavoro, ottimo lavoro, bel lavoro, buon servizio, ottimo servizio, ottima assistenza, ottimo supporto,
    servizio eccellente, servizio ottimo, siete i migliori, sei il migliore, sei la migliore, siete fantastici,
    siete grandi, sei grande, sei un grande, sei fantastico, sei gentilissimo, sei gentilissima, velocissimi,
    molto gentile, molto gentili, gentilissimo, gentilissima, gentilissimi, veloce, rapido, rapidi, cortese, cortesi,
    cortesissimi, competente, competenti, efficiente, efficienti, professionali, professionale, disponibile,
    disponibili, disponibilissimi, che velocità, che rapidità, che servizio, numero uno, numeri uno, super efficienti,
    velocissima, velocissimo, rapidissimi, rapidissimo, gentilissime, mi avete aiutato molto, di grande aiuto,
    molto utile, utilissimo, chapeau
  `,
  thanks: `
    grz, grazie, grazie mille, mille grazie, molte grazie, grazie tante, tante grazie, grazie infinite, grazie di cuore,
    grazie ancora, grazie di tutto, grazie davvero, vi ringrazio, la ringrazio, ti ringrazio, ringrazio, ciao, saluti,
    cordiali saluti, buon lavoro, arrivederci, bravo, brava, perfetto
  `,
  pleasantryFillers: `
    mille, tante, molte, per l'aiuto, per il tuo aiuto, per il suo aiuto, per il vostro aiuto, per tutto, di tutto,
    per il tempo, per il suo tempo, per la risposta, per la risposta rapida, per la rapidità, per la velocità,
    per la pazienza, per l'assistenza, per il supporto, per il servizio, per la disponibilità,
    per la vostra disponibilità, per l'informazione, per le informazioni, per la gentilezza, per la soluzione,
    per avermi aiutato, per aver risolto, e, molto, tutto, già, davvero, ancora, di nuovo, ragazzi, a tutti,
    a tutto il team, team, amico, amica, signore, signora, allora, sì, si, oh, ah, è, stato, è stato, anche,
    per favore, ora, adesso, in anticipo, un, una, tuo, suo, vostro, aiuto, per, che, così, a, ciao, buona, buon, di,
    cuore, infinite, gentile, il, la, lo, le, gli, i, l'aiuto, assistenza, risposta, tempo, pazienza, disponibilità,
    cortesia, gentilezza, rapidità, supporto, per la cortesia, per la celerità, per il chiarimento, per la consulenza,
    per la soluzione rapida, avermi, avermi aiutato, avermi aiutata, aver, risolto, rapido, rapida, ottimo, ottima,
    giornata, serata, oggi, come sempre, sig, signor, sig.ra, dott, dottore, dottoressa, vostra, tutti, al team,
    a voi, a te, a lei, vi, ti, auguro, le auguro, vi auguro, e buona, e buon, veramente, tantissimo, infinitamente,
    proprio, con
  `,
  troubles: `
    ancora non, non ancora, ancora una, un'altra, una domanda, domanda, domande, un'altra cosa, una cosa, problema,
    problemi,
    errore, errori, guasto, non funziona, non va, non riesco, non arriva, non è arrivato, non è arrivata, non compare,
    non si apre, non carica, rotto, manca, mancano, sbagliato, sbagliata, come faccio, come posso, come si, quando,
    dove,
    perché non, chi, cosa, quale, quanto, potete, può, potrebbe, potreste, posso, mi può, c'è un modo, è possibile,
    ho bisogno, abbiamo bisogno, aiuto, aiutatemi, aspetti, aspetta, aspettate, un attimo, un momento, urgente, fattura,
    ordine, rimborso, password, account, chiamatemi, mi chiami, mandatemi, annullare, di nuovo, continua a
  `,
  calm: `
    nessuna domanda, nessun'altra domanda, nessuna altra domanda, non ho altre domande, nessun problema,
    senza problemi
  `,
  stop: `
    basta, basta così, basta grazie, smettetela, smettila, la smetta, smettete, stop, fermatevi, cancellatemi,
    cancellami, disiscrivetemi, disiscrivimi, disiscrizione, disiscrivermi, voglio disiscrivermi,
    vorrei disiscrivermi, annulla iscrizione, rimuovetemi, rimuovimi, toglietemi, toglimi, lasciatemi in pace,
    lasciami in pace, mi lasci in pace, lasciatemi stare, non disturbare, non disturbatemi, non disturbatemi più,
    non disturbate, non voglio più, mai più, non chiedetemelo più, non chiedermelo più, non me lo chieda più,
    non me lo chiedete più, non me lo chiedere più, non chiedetelo più, non chiedete più, non chiedetemi più,
    non chiedermi più, non chieda più, non scrivetemi più, non scrivermi più, non mi scrivete più, non mi scriva più,
    non contattatemi più, non contattarmi più, non mi contattate più, non mi contatti più, non mandatemi più,
    non inviatemi più, niente sondaggi, nessun sondaggio, niente più sondaggi, no sondaggi, stop sondaggi,
    basta domande, basta messaggi, basta questionari, non mi interessa, non sono interessato, non sono interessata,
    cancellatemi dalla lista, rimuovetemi dalla lista, toglietemi dalla lista, toglietemi dalla vostra lista,
    mi tolga dalla lista, mi cancelli dalla lista, mi rimuova, mi cancelli, mi tolga, fatela finita, finiamola,
    che barba basta, non rompete, non rompetemi, lasciatemi tranquillo, lasciatemi tranquilla, vorrei essere rimosso,
    vorrei essere rimossa, mi disiscrivo, chiedo la disiscrizione
  `,
  endings: `
    non, non più, più, mai, mai più, basta, basta con, basta con i, basta con le, smettete di, smettetela di,
    smettila di, smetta di, la smetta di, smetti di, stop, stop ai, nessun, nessuna, niente, niente più, senza,
    rimuovetemi, rimuovimi, toglietemi, toglimi, cancellatemi, cancellami, evitate, evitate di, eviti di, finitela,
    finitela con, no, stufo di, stufa di, stanco di, non voglio, non voglio più, non vorrei, non desidero,
    non intendo, smettere di, smetterla di, evitare, di smettere di, potete smettere di, può smettere di, cessate,
    cessate di, abbastanza, troppi, troppe, annullate, annulla, stancato, stanco, stufo, stufa, lasciatemi in pace,
    lasciatemi stare
  `,
  topics: `
    chiedere, chiedermi, chiedermelo, chiedete, chiedetemi, chiedetemelo, chieda, chiedi, domandare, domandarmi,
    sondaggio, sondaggi, questionario, questionari, indagini, essere contattato, essere contattata, disturbare,
    disturbarmi, disturbate, disturbatemi, assillare, assillarmi, tormentare, spam, dalla lista, vostra lista,
    valutazioni, richieste di valutazione, promemoria, queste domande, questo tipo di domande, questi messaggi,
    questo tipo di messaggi, interpellare, interpellarmi
  `,
  sending: `
    scrivere, scrivermi, scrivete, scrivetemi, scriva, contattare, contattarmi, contattate, contattatemi, contatti,
    mandare, mandarmi, mandate, mandatemi, mandi, inviare, inviarmi, inviate, inviatemi, invii, lista, elenco,
    valutazione, valutare, votare
  `,
  lasting: `
    più, mai, mai più, smettete di, smettetela di, smettila di, basta, stop, evitate di, rimuovetemi, toglietemi,
    cancellatemi, altri, altre
  `,
  weakTopics: `
    domande, domanda, messaggi, messaggio, mail, email, notifiche
  `,
  wishes: 'per favore, per piacere, voglio, vorrei, smettete, smettila, smettetela, basta, mandatemi, inviatemi, mi',
  stopFillers: `
    per favore, per piacere, prego, mi, me, ci, più, già, io, voglio, vorrei, desidero, di, del, della, dalla, la, il,
    i, le, gli, lo, questo, questi, queste, questa, cose, tipo, ancora, di nuovo, mai, volta, ogni, ogni volta,
    sempre, continuamente, a, in, con, su, che, né, e, grazie, ricevere, essere, vostra, vostri, vostre, tua, sua,
    per, futuro, d'ora in poi, tanti, tante, chat, un, una, altri, altre, altro, adesso, ora, fare, farmi, fate,
    fatemi, dal, dai, alla, da, venire, continuare, ricevendo, dover, rispondere, nulla, niente, nessun, nessuna, qui,
    alla fine, dopo, dopo ogni, ogni chat, conversazione, conversazioni, vi chiedo di, le chiedo di, chiedo di,
    vi prego di, la prego di, vi prego, la prego, se possibile, subito, immediatamente, definitivamente, simili,
    del genere, genere, sono, così, tanto, troppo, voi, lei, signori, cortesemente, gentilmente, favore, piacere, ai,
    agli, alle, dei, delle, degli, queste cose, questa roba, roba, cosa, non, ho, abbiamo, sia, siano
  `,
  conjunctions: 'ma, e, però, quindi, tuttavia',
};
