/*
 * What agents write when a chat is over, and what they write when it is not, by sentence and in lower case. Read in all
 * languages: a team writes in more than one.
 */

/** A farewell: an offer of more help, good wishes, what is done with the ticket. */
export const closing = anyOf([
  // English
  String.raw`\b(glad|happy|pleased|delighted) (that )?((i|we) )?(could|can|was able to|were able to|to) (help|assist|be of|hear|resolve|sort)`,
  String.raw`\b(you're|you are|your) (very |most )?welcome`,
  String.raw`\bany ?time\b`,
  String.raw`\b(have|enjoy) (a|an|the|your) ([\w-]+ ){0,3}(day|one|evening|weekend|week|night|morning|afternoon|holiday|holidays)\b`,
  String.raw`\b(anything|something) else\b`,
  String.raw`\b(any|more|further|other|additional) (questions?|issues?|problems?|help|assistance|concerns?)\b`,
  String.raw`\b(reach out|get in touch|contact (us|me)|let (us|me) know|(ping|write|drop|message) (us|me)|feel free|don't hesitate|do not hesitate|here (for you|if you|to help))\b`,
  String.raw`\b(take care|see you|talk soon|all the best|best (wishes|regards)|kind regards|cheers|bye|goodbye|(thanks|thank you) ((so|very) much )?(again )?for)\b`,
  String.raw`\b(close|closed|closing|resolve|resolved|resolving|mark|marked|marking|consider|archive|archiving) (this|the|your|it|that)\b`,
  String.raw`\bthis (is|was|has been) (now )?(closed|resolved|solved|done)\b`,
  // German
  String.raw`\b(gern(e)? geschehen|keine ursache|nichts zu danken|kein problem|jederzeit|freut (mich|uns)|gern(e)? (geholfen|helfen))\b`,
  String.raw`\b(schön|schon|angenehm|gut|erholsam|toll)e?[nrsm]? ([\wäöüß]+ )?(tag|abend|nachmittag|morgen|wochenende|woche|feierabend|feiertage|restwoche)`,
  String.raw`\b(meld(e|en)|schreib(e|en)?|wend(e|en)) (sie |dich |uns |mir )?(sich |dich )?`,
  String.raw`\bbei (weiteren |anderen )?(fragen|problemen|rückfragen)`,
  String.raw`\b(noch |sonst )?(weitere[ns]?|andere[ns]?|sonstige[ns]?) (fragen|anliegen|probleme)|\bsonst noch (etwas|was|fragen)`,
  String.raw`\b(viele|beste|liebe|freundliche[n]?) grü(ß|ss)e|\b(tschüss|tschüß|ciao|bis (bald|dann|zum nächsten mal)|alles gute|dank(e)? (nochmals? )?(für|fürs|dass))\b`,
  String.raw`\b(schließe|schliesse|beende|markiere|archiviere)n? (ich |wir )?(das|den|die|dieses|diesen|hier|nun|jetzt|damit|somit)`,
  // French, Spanish, Portuguese, Italian, Dutch, Polish
  String.raw`\b(de rien|avec plaisir|ravie? (de|d')|bonne (journée|soirée|fin|continuation)|bon week-?end|n'hésitez pas|autre chose|d'autres questions|à bientôt|cordialement|merci (de|d'|pour))`,
  String.raw`\b(de nada|con gusto|un placer|me alegr[oa]|buen(as|os)? (día|dia|tarde|tardes|noches|fin)|no dud(es|e)|algo más|otra (cosa|pregunta)|saludos|gracias por)`,
  String.raw`\b(por nada|de nada|fico feliz|bom (dia|fim)|boa (tarde|noite|semana)|mais alguma coisa|não hesite|qualquer (dúvida|coisa)|abraços?|obrigad[oa] (por|pel[oa]))`,
  String.raw`\b(prego|figurati|si figuri|è stato un piacere|felice di|buona (giornata|serata|settimana)|buon (weekend|fine)|altre? (domande|cosa)|qualcos'altro|non esit|cordiali saluti|grazie (per|di))`,
  String.raw`\b(graag gedaan|geen (dank|probleem)|fijn(e)? (dag|avond|weekend|dat)|prettige|blij dat|nog (vragen|iets)|andere vragen|met vriendelijke groet|(bedankt|dank je|dank u) voor)`,
  String.raw`\b(nie ma (za co|sprawy)|cieszę się|miłego (dnia|wieczoru|weekendu)|coś jeszcze|inne pytania|w razie (pytań|problemów)|pozdrawiam|(dziękuj[eę]|dzięki) za)`,
]);

/** Words about the question itself. */
export const surveying = anyOf([
  String.raw`\b(rate|rating|rated|survey|feedback|score|nps|review|recommend|stars|out of (10|ten)|0 (to|-) 10)\b`,
  String.raw`\b(bewert\p{L}*|umfrage\p{L}*|rückmeldung\p{L}*|weiterempfehl\p{L}*|empfehl\p{L}*|punktzahl|sterne)`,
  String.raw`\b(évalu\p{L}*|sondage|note[rz]?|avis|recommand\p{L}*|valor(e|a|ar|ación|aciones|em)|encuesta|puntu\p{L}*|recomend\p{L}*|avali\p{L}*|pesquisa|nota)\b`,
  String.raw`\b(valut\p{L}*|sondaggio|voto|recension\p{L}*|consigli\p{L}*|beoordel\p{L}*|enquête|aanbevel\p{L}*|ocen\p{L}*|ankiet\p{L}*|opini\p{L}*|polec\p{L}*)\b`,
]);

/** The chat goes on, in few words: somebody looks into it. */
export const working = anyOf([
  String.raw`(^|\b(just|give me) )(one|a) (moment|minute|second|sec)\b|\bhold on\b|\bbear with (me|us)\b`,
  String.raw`\b(let me|i'll|i will|we'll|we will|i'm|i am|we're|we are|let's|still|now) (just |quickly |have a |take a |still )*(look|check|investigat|ask|see|test|debug|escalat|look into|dig|forward|work)(ing)?\b`,
  String.raw`\b(re-?open(ing|ed)?|looking into (it|this|that))\b`,
  String.raw`\b(einen|ein|kleinen) (kurzen )?(moment|augenblick)\b|\bich (schaue|schau|prüfe|pruefe|sehe|kläre|frage|leite)\b|\bwir (schauen|prüfen|klären|untersuchen|fragen)\b|\bwieder (auf|ge)öffnet\b`,
  String.raw`\b(un instant|un moment|je (regarde|vérifie)|nous (regardons|vérifions)|un momento|lo (reviso|miro|verifico)|déjame|déjeme|um momento|vou (verificar|ver)|controllo (subito|ora)|verifico|een moment|momentje|ik kijk|ik zoek het uit|chwil(a|ę|eczkę)|sprawdz(am|ę|imy))\b`,
]);

function anyOf(patterns: readonly string[]): RegExp {
  // \b knows the letters of English only.
  const bounded = patterns.map((each) =>
    each.replaceAll(
      String.raw`\b`,
      String.raw`(?:(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?![\p{L}\p{N}]))`,
    ),
  );
  return new RegExp(bounded.map((each) => `(?:${each})`).join('|'), 'u');
}
