import type { Copy } from './copy.ts';

export const de: Copy = {
  greeting: 'Hallo {name}, danke für das Gespräch mit dem Support von {company}. Eine kurze Frage:',
  lead: 'Danke für das Gespräch mit dem Support von {company}. Eine kurze Frage:',
  aboutChat: 'Es geht um Ihren Chat „{chat}“ in {server}.',
  question: 'Wie wahrscheinlich ist es, dass Sie {subject} Freunden oder Kollegen weiterempfehlen?',
  askSummary: 'Von 0 bis 10: Wie wahrscheinlich ist es, dass Sie {subject} weiterempfehlen?',
  low: 'Überhaupt nicht wahrscheinlich',
  high: 'Äußerst wahrscheinlich',
  noThanks: 'Nein danke',
  neverAgain: 'Nicht mehr fragen',
  reminder: 'Eine kleine Erinnerung, die einzige: Ihre Antwort würde uns helfen.',
  moved: 'Siehe unten.',
  clarification:
    'Das konnte ich leider nicht als Bewertung verstehen. Bitte klicken Sie oben auf eine Zahl, oder tippen Sie eine einzelne Zahl von 0 bis 10.',
  moot: 'Danke.',
  scored: 'Danke, Ihre {score} ist gespeichert.',
  scoredPromoter: 'Das freut uns, danke: Ihre {score} ist gespeichert.',
  scoredDetractor: 'Danke, Ihre {score} ist gespeichert. Es tut uns leid, dass es nicht besser war.',
  rescored: 'Ihre Bewertung ist jetzt {score} statt {before}. War das nicht gemeint, ändern Sie sie einfach zurück.',
  reconsider: 'Sie haben {score} gegeben.',
  keepScore: 'Bei {score} bleiben',
  why: 'Was ist der wichtigste Grund für Ihre Bewertung?',
  whyOpen: 'Sagen Sie uns, warum',
  whyPlaceholder: 'In Ihren Worten',
  whyTyping: 'Oder tippen Sie Ihre Antwort einfach hier.',
  send: 'Senden',
  cancel: 'Abbrechen',
  changeScore: 'Bewertung ändern',
  thanks: 'Vielen Dank! Ihre {score} und Ihre Worte sind gespeichert.',
  thanksDetractor: 'Danke für Ihre Offenheit. Ihre {score} und Ihre Worte sind gespeichert.',
  thanksRead: 'Vielen Dank! Ihre {score} und Ihre Worte sind gespeichert, und das Team von {company} liest sie.',
  thanksReadDetractor:
    'Danke für Ihre Offenheit. Ihre {score} und Ihre Worte sind gespeichert, und das Team von {company} liest sie.',
  thanksSummary: 'Vielen Dank für Ihre Antwort',
  yourAnswer: 'Ihre Antwort',
  readBy: 'Ihre Antwort geht mit Ihrem Namen an das Team von {company} und an sonst niemanden.',
  keptFor: 'Ihre Antwort wird mit Ihrem Namen für das Team von {company} gespeichert.',
  declined: 'Kein Problem, wir fragen zu diesem Chat nicht noch einmal.',
  optedOut: 'Verstanden. Wir fragen Sie nicht mehr.',
  undo: 'Rückgängig',
  optedOutNote: 'Wir fragen Sie nicht mehr.',
  expired: 'Diese Frage ist nun geschlossen. Trotzdem vielen Dank.',
  withdrawn: 'Ihr Chat geht weiter.',
  sayClosed: 'Diese Frage ist geschlossen, Ihr Klick hat nichts geändert. Trotzdem vielen Dank.',
  sayTooLate:
    'Diese Frage ist inzwischen geschlossen, Ihre Antwort konnte nicht gespeichert werden. Trotzdem vielen Dank.',
  sayStranger: 'Diese Frage richtet sich an den Kunden dieses Chats, Ihr Klick wurde nicht gezählt.',
  sayNotAScore:
    'Das ist keine ganze Zahl von 0 bis 10, darum wurde nichts gespeichert. Bitte wählen Sie eine der Zahlen.',
  sayUnknown: 'Diese Frage ist nicht mehr bekannt, darum wurde nichts gespeichert.',
  sayTryAgain: 'Ihre Antwort konnte gerade nicht gespeichert werden. Bitte klicken Sie gleich noch einmal.',
  sayWriteSomething: 'Da steht noch nichts: Bitte schreiben Sie etwas.',
  sayAsked:
    'Notiert. {customer} wird {minutes, plural, =0 {jetzt} one {in einer Minute} other {in # Minuten}} gefragt, es sei denn, der Chat geht weiter.',
  sayNotAsked:
    'Notiert, aber niemand wird gefragt: {because, select, noTeam {kein Team hat diesen Kanal unter seinen Chats} bot {die andere Seite ist ein Bot} agent {der Kunde gehört selbst zum Team} deactivated {das Konto des Kunden ist stillgelegt} spam {der Chat wurde als Spam geschlossen} inactivity {der Chat endete, weil niemand mehr schrieb} tooFewMessages {der Kunde hat zu wenig geschrieben} optedOut {der Kunde möchte nicht mehr gefragt werden} quietPeriod {der Kunde wurde vor Kurzem gefragt oder wird es gleich} askedTooOften {der Kunde hat heute schon genug Fragen gesehen} notSampled {nur nach einem Teil der Chats wird gefragt, und dieser gehört nicht dazu} tooLate {der Chat ist zu lange her} other {es spricht etwas dagegen}}.',
  sayFieldNotOpened:
    'Ihre Bewertung ist gespeichert. Nur das Textfeld ließ sich nicht öffnen: Bitte klicken Sie noch einmal auf den Knopf.',
  alert: {
    title: 'Kritiker: {score} von 10',
    summary: '{customer} hat {score} von 10 gegeben{agent, select, none {} other {, nach einem Chat mit {agent}}}',
    withdrawnTitle: 'Zurückgezogen: jetzt {score} von 10',
    withdrawn: '{customer} hat die Bewertung auf {score} geändert und ist damit kein Kritiker mehr.',
    noReason: 'Bisher keine Begründung. Kommt eine, erscheint sie hier.',
    deleted: 'Der Kunde hat gelöscht, was er geschrieben hatte.',
    customer: 'Kunde',
    agent: 'Betreut von',
    chat: 'Chat',
    openChat: 'Chat öffnen',
    ended: 'Chat beendet',
    rated: 'Bewertet',
    nobody: 'Nicht bekannt',
    someone: 'Ein Kunde',
  },
  digest: {
    title: '{team} · {period}',
    summary:
      '{figure} · {team}, {period}: {responses, plural, =0 {keine Antworten} one {# Antwort} other {# Antworten}}',
    briefly: 'NPS {nps}',
    fewBriefly: 'Noch kein NPS',
    sound: 'NPS {nps} ({low} bis {high}) aus {scores} Bewertungen in {days} Tagen',
    early: 'NPS {nps}, vorläufig ({low} bis {high}), aus {scores} Bewertungen in {days} Tagen',
    few: 'Noch kein NPS: {scores, plural, =0 {keine Bewertung} one {# Bewertung} other {# Bewertungen}} in {days} Tagen, ab 10 gibt es einen.',
    changeNone:
      'Keine Veränderung, die sich vom Zufall unterscheiden ließe: Bei so vielen Antworten fiele erst eine von etwa {points} Punkten auf.',
    changePossible:
      '{arrow} {points} gegenüber {before} in den 90 Tagen davor: vielleicht eine Veränderung, vielleicht Zufall.',
    changeClear: '{arrow} {points} gegenüber {before} in den 90 Tagen davor: eine deutliche Veränderung seit {since}.',
    shares: '{promoters} Promotoren, {passives} Passive, {detractors} Kritiker',
    window: '{days} Tage: {nps} ({low} bis {high}) aus {scores} Bewertungen.',
    windowEarly: '{days} Tage: {nps}, vorläufig ({low} bis {high}), aus {scores} Bewertungen.',
    coverage:
      'Abdeckung {rate}: {ended, plural, one {# Chat} other {# Chats}} in 30 Tagen beendet, zu {asked} gefragt, {answered} beantwortet.',
    notAsked: 'Nicht gefragt: {reasons}.',
    notAskedBecause:
      '{because, select, noTeam {kein Team} bot {ein Bot} agent {ein Agent} deactivated {Konto geschlossen} spam {Spam} inactivity {Inaktivität} tooFewMessages {zu wenige Nachrichten} optedOut {abgemeldet} quietPeriod {Ruhezeit} askedTooOften {zu oft gefragt} notSampled {nicht in der Stichprobe} tooLate {zu spät} withdrawn {der Chat ging weiter} undeliverable {nicht erreichbar} waiting {noch nicht} other {anderes}} {count}',
    needsYou: 'Kritiker in 7 Tagen',
    detractor: '{customer} gab {score}',
    answers:
      '{period}: {responses, plural, one {# Antwort} other {# Antworten}}, {promoters, plural, one {# Promotor} other {# Promotoren}}, {passives, plural, one {# Passiver} other {# Passive}}, {detractors, plural, one {# Kritiker} other {# Kritiker}}; {delivered, plural, =0 {niemand wurde} one {ein Kunde wurde} other {# Kunden wurden}} gefragt.',
    empty:
      '{period}: {delivered, plural, =0 {Niemand wurde gefragt, darum gibt es keine Antworten.} one {keine Antworten, ein Kunde wurde gefragt.} other {keine Antworten, # Kunden wurden gefragt.}}',
    answer: '{score} · {customer}{agent, select, none {} other { · betreut von {agent}}}',
    earlier:
      '{count, plural, one {Eine frühere Antwort, seither geändert oder begründet und nicht noch einmal gezählt:} other {# frühere Antworten, seither geändert oder begründet und nicht noch einmal gezählt:}}',
    changed: 'geändert, vorher {before}',
    explained: 'Begründung ergänzt',
    more: '… und {count, plural, one {eine weitere Antwort} other {# weitere Antworten}}, im Export.',
    footnote:
      'NPS: Anteil der Promotoren (9-10) abzüglich des Anteils der Kritiker (0-6), von -100 bis +100. In Klammern: der Bereich, in dem der wahre Wert in 95 von 100 Fällen liegt.',
  },
  customerHelp:
    'Hallo, ich bin Afterword. Wenn ein Support-Chat beendet ist, stelle ich Ihnen vielleicht eine Frage, die Sie mit einer Zahl von 0 bis 10 beantworten. Ihre Antwort geht an das Support-Team. Bei allem anderen kann ich nicht helfen; bitte schreiben Sie dem Support-Team dort, wo Sie es immer tun. Wenn Sie nicht gefragt werden möchten, wählen Sie „{neverAgain}“ unter der Frage.',
  agents: {
    ended: 'Notiert: Dieser Chat ist beendet. Der Kunde wird gefragt, sofern keine Ihrer Regeln dagegen spricht.',
    endedBefore: 'Dieser Chat wurde schon beendet, es hat sich nichts geändert.',
    notEnded: 'Es hat sich nichts geändert, und niemand wird gefragt.',
    notSaved:
      'Das konnte gerade nicht gespeichert werden, darum hat sich nichts geändert. Bitte versuchen Sie es gleich noch einmal.',
    ownChat:
      'Sie sind selbst der Kunde dieses Chats und können ihn darum nicht für das Team beenden. Niemand wird gefragt.',
    notAllowed: 'Nur das Support-Team kann diesen Chat beenden, darum wird niemand gefragt.',
    elsewhere: 'Dieser Kanal gehört nicht zu den eingestellten Support-Kanälen, darum wird niemand gefragt.',
    unanswered:
      '{platform} hat mir gerade nicht genug über diesen Chat gesagt, darum wurde nichts gespeichert. Bitte versuchen Sie es gleich noch einmal.',
    refused:
      'Es hat sich nichts geändert, und niemand wird gefragt: {platform} sagt mir nicht, wer in diesem Chat ist. Ist die App hier installiert?',
    teams: {
      help: 'Wenn ein Support-Chat beendet ist, schreiben Sie „@Afterword erledigt“ in seinen Thread oder Gruppenchat (oder „@Afterword done“) und erwähnen Sie auch den Kunden, wenn ich nicht wissen kann, wer es ist: „@Afterword erledigt @Ada“. Dann frage ich nach einer Zahl von 0 bis 10.',
      welcome:
        'Hallo, ich bin Afterword. Wenn ein Support-Chat beendet ist, schreiben Sie „@Afterword erledigt“ in seinen Thread oder Gruppenchat (oder „@Afterword done“) und erwähnen Sie auch den Kunden, wenn ich nicht wissen kann, wer es ist: „@Afterword erledigt @Ada“. Dann frage ich nach einer Zahl von 0 bis 10 und zeige die Antworten dort, wo Ihre Einstellungen es sagen. „@Afterword hilfe“ sagt das noch einmal.',
      whom: 'Wen soll ich fragen? Ich kann nicht erkennen, wer der Kunde ist. Schreiben Sie „@Afterword erledigt“ und erwähnen Sie eine Person, den Kunden.',
    },
    slack: {
      help: [
        'Afterword fragt einen Kunden nach einer Bewertung von 0 bis 10, wenn ein Support-Chat beendet ist.',
        'So beenden Sie einen Chat:',
        '• Setzen Sie die vereinbarte Reaktion auf die erste Nachricht des Threads,',
        '• oder wählen Sie „End chat and ask“ im Menü einer Nachricht des Threads,',
        '• oder schreiben Sie /afterword done @Kunde; dann wird der Kunde in diesem Kanal gefragt.',
        'Nehmen Sie die Reaktion zurück, wenn der Chat doch weitergeht.',
      ].join('\n'),
      unknownWord: '„{word}“ kenne ich nicht.',
      whom: 'Wen soll ich fragen? Slack sagt mir nicht, in welchem Thread Sie das geschrieben haben. Schreiben Sie /afterword done @Kunde und erwähnen Sie dabei eine Person, oder wählen Sie „End chat and ask“ im Menü einer Nachricht.',
      noThread: 'Ich finde die erste Nachricht dieses Threads nicht und weiß darum nicht, wen ich fragen soll.',
      notFirst:
        'Um diesen Chat zu beenden, setzen Sie die Reaktion auf die erste Nachricht des Threads; auf einer Antwort bedeutet sie nichts, darum wird noch niemand gefragt. Oder wählen Sie „End chat and ask“ im Menü einer Nachricht.',
      unknownCustomer:
        'Ein Bot hat diesen Thread begonnen, darum kann ich nicht erkennen, wer der Kunde ist, und noch wird niemand gefragt. Wählen Sie „End chat and ask“ im Menü einer Nachricht: Dort können Sie sagen, wer es ist.',
      askTitle: 'Chat beenden und fragen',
      askQuestion: 'Wer ist der Kunde?',
      askHint: 'Ein Bot hat diesen Thread begonnen, darum kann ich es nicht erkennen. Gefragt wird im Thread.',
      askPlaceholder: 'Person wählen',
      askSend: 'Fragen',
      fieldNotOpened:
        'Slack hat das Feld für den Kunden nicht geöffnet. Bitte wählen Sie noch einmal „End chat and ask“.',
      nobodyChosen: 'Bitte wählen Sie eine Person.',
      isABot: 'Das ist ein Bot, und Bots werden nicht gefragt. Bitte wählen Sie eine Person.',
      isDeactivated: 'Dieses Konto ist stillgelegt, dort liest niemand mehr. Bitte wählen Sie jemand anderen.',
      isAnAgent: 'Diese Person gehört zum Team. Bitte wählen Sie den Kunden.',
    },
    discord: {
      help: [
        'Afterword fragt einen Kunden nach einer Bewertung von 0 bis 10, wenn ein Support-Chat beendet ist.',
        'So beenden Sie einen Chat:',
        '• Schließen (archivieren) Sie seinen Thread,',
        '• oder schreiben Sie /afterword done in seinem Thread oder Ticket: Der Kunde wird dort gefragt, danach wird der Thread geschlossen,',
        '• oder schreiben Sie /afterword ask und wählen Sie eine Person: Sie wird hier gefragt, wenn dies ein Thread oder ein Ticket ist, sonst in ihren Direktnachrichten,',
        '• oder wählen Sie Apps, „End chat and ask“ im Menü einer Nachricht oder einer Person.',
        'Öffnen Sie den Thread wieder, wenn der Chat doch weitergeht.',
      ].join('\n'),
      whom: 'Wen soll ich fragen? Dies ist weder ein Support-Thread noch ein Ticket. Schreiben Sie /afterword ask und wählen Sie eine Person.',
      nobody:
        'Diese Nachricht stammt von einer App oder einem Webhook, dahinter ist niemand, der gefragt werden könnte. Schreiben Sie /afterword ask und wählen Sie eine Person.',
      unknownCustomer:
        'Ich kann nicht erkennen, wer der Kunde dieses Chats ist. Schreiben Sie /afterword ask und wählen Sie eine Person.',
      direct: 'Support-Chats finden in Servern statt. Benutzen Sie diesen Befehl dort.',
      command: 'Fragt nach einem Support-Chat den Kunden nach einer Bewertung',
      commandDone: 'Der Chat ist beendet: Kunden hier fragen, danach den Thread schließen',
      commandDoneUser: 'Der Kunde, wo nicht klar ist, wer das ist',
      commandAsk: 'Der Chat ist beendet: diese Person fragen',
      commandAskUser: 'Wer gefragt wird',
      commandHelp: 'Wie ein Chat beendet wird',
    },
  },
};
