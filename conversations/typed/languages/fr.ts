import type { TypedLanguage } from './language.ts';

export const fr: TypedLanguage = {
  code: 'fr',
  numbers: 'zéro, -, deux, trois, quatre, cinq, six, sept, huit, neuf, dix',
  ordinals: false,
  otherNumbers: 'onze, douze, treize, quinze, vingt, cinquante, cent, mille, moins un',
  idioms: `
    les deux, les trois, tous les deux, à deux, a deux, entre nous deux, numéro un, de deux choses, tout neuf,
    quoi de neuf, comme neuf, un à un, une chose, une question
  `,
  outOf: 'sur, sur un total de, étoiles sur, points sur',
  either: 'ou, à, et, ou bien, ou plutôt, ou peut-être, peut-être, voire',
  half: 'et demi, et demie, virgule cinq',
  vague: `
    entre, quelque part entre, au moins, au plus, minimum, maximum, plus de, moins de, presque, pas tout à fait,
    au-dessus de, au dessus de, en dessous de, moins, supérieur à, inférieur à, plus que, moins que
  `,
  not: 'pas, pas un, pas de, pas du tout un, jamais, jamais un, jamais de, même pas, même pas un, aucun',
  instead: 'au lieu de, plutôt que, et non, et pas, pas, à la place de, non pas',
  otherScale: 'étoiles, étoile',
  schoolMark: '',
  scale: "sur une échelle de, sur l'échelle de, échelle de, de",
  counted: '',
  articles: 'un, un bon, un beau, un petit, un gros, un solide, un bon gros',
  forWhat: 'pour, à, au',
  before: `
    je, j'ai, je mets, je donne, je dirais, je dis, je vous donne, je vous mets, je donnerais, je mettrais, je note,
    j'attribue, je vote, je choisis, j'opte pour, je pense, je crois, disons, on va dire, on dit, on dirait, mettons,
    mettez, donne, mets, dirais, un, un bon, bon, beau, petit, gros, solide, note, ma note, la note, note de, score,
    mon score, réponse, ma réponse, évaluation, vote, c'est, ce serait, ça serait, ça vaut, ça mérite, cela vaut,
    vaut, mérite, vous méritez, vous avez, vous aurez, plutôt, environ, à peu près, peut-être, probablement, sûrement,
    certainement, clairement, franchement, honnêtement, sincèrement, globalement, au total, dans l'ensemble, pour moi,
    de ma part, pour ma part, selon moi, à mon avis, eh bien, ben, bah, euh, hum, hmm, bon ben, alors, donc, du coup,
    allez, oui, ok, d'accord, bonjour, salut, merci, merci beaucoup, s'il vous plaît, svp, seulement, juste, que,
    très, sans hésiter, sans hésitation, évidemment, facile, facilement, je vous, nous, nous donnons, nous mettons,
    on, service, le service, support, le support, va pour, allons pour, je dirai, ce sera, sera, serait, disons que,
    tout simplement, moi, autour de, aux alentours de, vraiment, assez, l'expérience, je penche pour, je penche vers,
    je reste sur, je reste à, je pars sur, je pencherais pour, je suis à, on part sur, on va mettre, je vais mettre,
    je vais donner, je vais dire, je vais dire un, je tape, je noterais, vous êtes à, personnellement,
    en toute honnêteté, pour être honnête, tout compris, en gros, moi je dis, moi je mets, ça fait, ma note est,
    ma note est de, ma note sera, mon évaluation, notre note, on vous donne, on vous met, nous vous donnons, mérité,
    bonne, grand, joli, ok pour, bien, un petit, un joli, vraiment un, je leur donne, je lui donne
  `,
  after: `
    pointé, points, point, pts, je pense, je crois, je dirais, je suppose, pour moi, de ma part, pour vous, svp,
    s'il vous plaît, s'il te plaît, facile, facilement, sans hésiter, sans hésitation, environ, peut-être, au total,
    étoiles, honnêtement, franchement, à peu près, sûr, bien sûr, évidemment, globalement, c'est bien, c'est mérité,
    bien mérité, lol, mdr, pour l'instant, selon moi, à mon avis, bravo, de mon côté, sans problème, sans souci,
    les yeux fermés, haut la main, de notre part, de notre côté, cette fois, pour cette fois, pour aujourd'hui,
    je trouve, c'est mon score, c'est ma note, me semble juste, me paraît juste, mérité, amplement mérité, à vous,
    pour le service
  `,
  correction: `
    en fait, plutôt, non plutôt, je voulais dire, je voulais mettre, je voulais taper, je veux dire, je corrige,
    correction, pardon, désolé, désolée, oups, oups pardon, erreur, erreur de frappe, faute de frappe, changer en,
    changez en, changer pour, changez pour, changez ma note en, modifier en, modifiez en, remplacez par,
    mettez plutôt, mettez, mais non, non, non attendez, attendez, finalement, au final, à la réflexion, en réalité,
    je rectifie, je plaisante, je rigole, c'est une blague, je me suis trompé, je me suis trompée, mauvaise touche,
    ou plutôt, disons plutôt, c'était, ça devait être, excusez-moi, non pardon, pardon non, oups non, je me corrige,
    j'ai changé d'avis, changement d'avis, en y réfléchissant, tout compte fait, tout bien réfléchi,
    finalement plutôt, finalement non, plutôt un, je voulais mettre un, je voulais dire un, mauvais bouton,
    mauvais chiffre, je me suis trompé de touche, trompé, trompée, à corriger en, corrigez en, corriger en, passez à,
    passe à, remplacer par, c'est plutôt, enfin, disons, attends, attends non, euh non, mince, zut, ah non, faux
  `,
  because:
    'pcq, psk, paske, pq, parce que, parce qu’il, parce qu’on, parce que vous, car, puisque, vu que, à cause de, étant donné que',
  goesOn: `
    mais, et, pour, merci, grâce à, je, bien que, même si, cependant, toutefois, vous, c'était, c'est, le service,
    votre, le, la, les, il, elle, on, rien à dire, rien, personne, trop, très, malgré, sans, quand, avec, à refaire,
    parce qu'il, parce qu'on
  `,
  feelings: `
    excellent, excellente, super, génial, géniale, parfait, parfaite, formidable, top, très bien, très bon, très
    mauvais,
    bien, pas mal, bof, moyen, moyenne, mauvais, nul, nulle, horrible, catastrophique, décevant, déçu, déçue,
    très déçu, très déçue, lent, trop lent, rapide, très rapide, efficace, sympa, gentil, agréable, satisfait,
    satisfaite, très satisfait, très satisfaite, content, contente, insatisfait, insatisfaite, pas terrible, pas bon,
    pas content, pas top, excellent service, très bon service, super service, service impeccable, impeccable,
    très probable, peu probable, pas du tout, pas du tout probable, extrêmement probable, bon service, nickel,
    correct, magnifique, merveilleux, génial service, incompétent, médiocre, couci-couça
  `,
  highest: 'extrêmement probable, cent pour cent, 100 pour cent, note maximale',
  lowest: 'pas du tout probable',
  belongs: `
    le, du, au, de, des, les, depuis, jusqu'au, jusqu'à, avant, après, dès, page, étape, chapitre, version, commande,
    ticket, numéro, ligne, question, erreur, facture, salle, niveau, tentative, bloqué à, à, en, partie
  `,
  imagined: `
    si, aurait été, aurait pu, j'aurais mis, j'aurais donné, j'aurais, jamais, d'habitude, la dernière fois, pour un,
    pour avoir un, obtenu
  `,
  asked:
    'probable, improbable, probablement, recommander, recommande, recommanderais, note, noter, échelle, étoiles, points',
  pleasantries: `
    ok, d'accord, parfait, super, génial, top, excellent, très bien, c'est bon, c'est parfait, c'est noté, noté,
    bien reçu, compris, entendu, impeccable, nickel, formidable, magnifique, cool, au revoir, aurevoir, à bientôt,
    à plus, à plus tard, à la prochaine, à demain, bonne journée, bonne soirée, bonne nuit, bon week-end, bon weekend,
    bonne continuation, bonne fin de journée, bonne semaine, bon après-midi, joyeux noël, bonne année, bonnes fêtes,
    bonnes vacances, vous aussi, toi aussi, à vous aussi, de même, également, pareillement, de rien, je vous en prie,
    pas de problème, pas de souci, aucun souci, ça marche, ça marche maintenant, ça fonctionne,
    ça fonctionne maintenant, ça a marché, ça a fonctionné, tout marche, tout fonctionne, c'est réglé, c'est résolu,
    problème résolu, problème réglé, résolu, réglé, tout est bon, tout va bien, tout est ok, c'est tout, non merci,
    non, bravo, cordialement, bien cordialement, bien à vous, salutations, sincères salutations, amicalement,
    à vous de même, ça roule, nickel chrome, fait, c'est fait, bonne chance, tout est réglé,
    tout est rentré dans l'ordre, c'est rentré dans l'ordre, plus de questions, pas d'autre question,
    pas d'autres questions, rien d'autre, c'est tout bon, tout bon, c'est clair, très clair, ça me va, ça me convient,
    je vois, pas grave, content, ravi, ravie, à tout à l'heure, à la semaine prochaine, belle journée, belle soirée,
    bonne journée à vous, excellente journée, excellente soirée, très bonne journée, passez une bonne journée,
    passez une bonne soirée, bon courage, bises, bisous, chouette, extra, au top, hourra, trop bien, ça remarche,
    ça refonctionne, ça marche de nouveau, ça marche bien, ça fonctionne bien, ok super
  `,
  praise: `
    bon travail, beau travail, excellent travail, excellent service, super service, très bon service, bon service,
    service impeccable, service au top, vous êtes les meilleurs, vous êtes au top, vous êtes super, vous êtes génial,
    vous êtes géniaux, rapide et efficace, très rapide, très efficace, efficace, c'était rapide, rapide, sympa,
    super aide, belle réactivité, quelle réactivité, réactivité, chapeau, félicitations, quelle efficacité,
    très professionnel, professionnel, très sympa, très gentil, très gentille, vous êtes formidables,
    vous êtes formidable
  `,
  thanks: `
    merci bcp, mrc, merci bcq, merci bep, merci, merci beaucoup, merci bien, mille mercis, merci infiniment, un
    grand merci, grand merci, merci mille fois,
    merci encore, merci à vous, merci à toi, merci d'avance, encore merci, cordialement, bravo, au revoir, mci, mrc
  `,
  pleasantryFillers: `
    beaucoup, bien, encore, à vous, à toi, à tous, à toutes, à toute l'équipe, l'équipe, pour votre aide,
    pour ton aide, pour l'aide, pour tout, pour votre temps, pour votre patience, pour votre réponse, pour la réponse,
    pour votre réactivité, pour la réactivité, pour votre rapidité, pour la rapidité, pour votre soutien,
    pour le dépannage, pour l'info, pour l'information, pour les infos, pour votre réponse rapide,
    pour votre efficacité, pour votre support, pour le support, et, alors, très, tout, c'est, c'était, vraiment, oh,
    ah, oui, maintenant, donc, infiniment, monsieur, madame, mon ami, les gars, d'avance, aussi, à, de, votre, aide,
    pour, cher, chère, bonjour, je vous remercie, je te remercie, je vous souhaite, vous, une, un, la, le,
    et à bientôt, par avance, si vite, rapidement, passez, une bonne, belle, excellente, journée, soirée, week-end,
    semaine, mme, mr, m, mademoiselle, vos, vos efforts, ton, tes, les, du, des, l'équipe support, toute, toutes,
    tous, super, rapide, service, à votre, votre disponibilité, pour vos explications, pour le coup de main,
    pour ce service, de votre, de ton, d'avoir, résolu, réglé, aujourd'hui, comme toujours, comme d'habitude,
    sincèrement, chaleureusement, grandement, bonne, bon
  `,
  troubles: `
    toujours pas, encore une, encore un, une autre, une question, question, problème, problèmes, erreur, erreurs, bug,
    ne marche pas, ne marche plus, marche pas, marche plus, ne fonctionne pas, ne fonctionne plus, fonctionne pas,
    en panne,
    bloqué, plante, planté, manque, faux, cassé, comment, pourquoi, quand, où, qui, quoi, que faire, est-ce que, est-ce,
    pouvez-vous, pourriez-vous, puis-je, peux-tu, avez-vous, y a-t-il, j'ai besoin, nous avons besoin, aide, aidez-moi,
    attendez, attends, urgent, facture, commande, remboursement, mot de passe, connexion, compte, rappelez-moi,
    appelez-moi, envoyez-moi, n'arrive pas, je n'arrive, impossible, toujours, pas encore, livraison, annuler
  `,
  calm: `
    plus de questions, pas d'autre question, pas d'autres questions, aucune question, pas de problème,
    pas de problèmes, aucun problème, plus de problème, sans problème
  `,
  stop: `
    stop, arrêtez, arrête, arrêter, arrêtez ça, arrête ça, ça suffit, assez, désinscription, désabonnement,
    désinscrire, désabonner, désinscrivez-moi, désabonnez-moi, me désinscrire, me désabonner, je veux me désinscrire,
    je souhaite me désinscrire, je veux me désabonner, je souhaite me désabonner, laissez-moi tranquille,
    laisse-moi tranquille, fichez-moi la paix, foutez-moi la paix, ne pas déranger, ne plus déranger, retirez-moi,
    supprimez-moi, enlevez-moi, désabonnez moi, je ne veux plus, plus jamais, stop svp, laissez moi tranquille,
    plus jamais ça, je ne veux plus de ça, fichez moi la paix, foutez moi la paix, je me désabonne, je me désinscris,
    me retirer de la liste, retirez-moi de la liste, retirez-moi de votre liste, retirez moi de votre liste,
    supprimez-moi de la liste, supprimez-moi de votre liste, enlevez-moi de la liste, enlevez-moi de votre liste,
    plus de sondage, plus de sondages, plus de questionnaires, plus de messages, plus d'enquêtes, pas de sondage,
    pas de sondages, stop sondages, stop sondage, lâchez-moi, ça m'énerve arrêtez, arrêtez svp, je refuse,
    je ne veux pas être sollicité, oubliez-moi, assez de sondages
  `,
  endings: `
    ne plus, plus, plus de, plus jamais, jamais, ne jamais, arrêtez, arrêtez de, arrête, arrête de, arrêter de,
    arrêter, cessez, cessez de, cesse, assez, assez de, stop, stop aux, pas, pas de, ne pas, retirez-moi, retirez,
    supprimez-moi, supprimez, enlevez-moi, enlevez, sans, aucun, aucune, marre, marre de, retirer, non aux, ne, fini,
    basta, laissez-moi tranquille, fichez-moi la paix
  `,
  topics: `
    demandez, demande, demander, me demander, redemander, redemandez, m'interroger, interroger, interrogez, interrogé,
    solliciter, sollicitez, sollicité, sollicitée, me solliciter, sollicitations, sondage, sondages, de sondage,
    enquête, enquêtes, d'enquête, d'enquêtes, questionnaire, questionnaires, recontacter, recontactez, recontacté,
    déranger, dérangez, me déranger, embêter, harceler, harcelez, spam, spammer, votre liste, demandes d'avis,
    relancer, relancez, relances, relance, évaluations, ce genre de questions, ce genre de message,
    ce genre de messages, ces questions, ces messages, vos sondages, redemander ça, sollicitez plus,
    vos questionnaires, ces sondages, ces enquêtes, ces questionnaires, ces demandes, ces sollicitations,
    vos messages, vos mails, vos relances, vos enquêtes, sollicitées, notation, notations, demandes, demandé,
    questionner, questionnez
  `,
  sending: `
    écrire, m'écrire, écrivez, m'écrivez, écris, contacter, contactez, contacté, contactée, me contacter, envoyez,
    m'envoyez, n'envoyez, m'envoyer, envoyer, liste, avis, évaluation, noter, contactés
  `,
  lasting: `
    plus, plus jamais, jamais, ne plus, arrêtez, arrête, cessez, stop, à l'avenir, désormais, retirez-moi,
    supprimez-moi, enlevez-moi, retirez, supprimez, enlevez, assez
  `,
  weakTopics: `
    questions, question, messages, message, mails, notifications
  `,
  wishes: `
    svp, s'il vous plaît, s'il te plaît, arrêtez, arrête, stop, cessez, je veux, je souhaite, je voudrais, envoyez,
    m'envoyez, n'envoyez, veuillez, merci de, merci d'arrêter
  `,
  stopFillers: `
    svp, stp, s'il vous plaît, s'il te plaît, merci, merci de, me, m', moi, nous, je, ne, n', de, d', la, le, les,
    des, ça, cela, ce, ces, cette, pas, plus, jamais, veuillez, veux, souhaite, voudrais, aimerais, être, recevoir,
    reçois, à, aux, avec, vos, votre, encore, toujours, tout le temps, chaque fois, à chaque fois, pour, sur, par,
    maintenant, désormais, à l'avenir, dorénavant, rien, tous, toutes, vous, tu, et, après, chat, chaque, du, en,
    je n'en, j'en, ai, marre, genre, tels, telles, pareils, qu'on, on, que, autre, autres, mes, liste, de ce, de ces,
    de vos, mon, avis, à ce sujet, sujet, là-dessus, à la fin, à chaque, conversation, discussion, échange, prie,
    vous prie, je vous prie, demande, vous demande, je vous demande, d'arrêter, si possible, immédiatement,
    tout de suite, définitivement, bordel, putain, non, aucun, aucune, d'être, n'ai, n'ai pas, envie, pas envie,
    d'autres, n'importe, être plus, arrêter, continuer, tels messages, souhaite recevoir, veux recevoir,
    souhaite être, veux être
  `,
  conjunctions: 'mais, et, cependant, donc, alors',
};
