import type { TypedLanguage } from './language.ts';

export const pt: TypedLanguage = {
  code: 'pt',
  numbers: 'zero, -, dois/duas, três, quatro, cinco, seis, sete, oito, nove, dez',
  ordinals: false,
  otherNumbers: 'onze, doze, treze, quinze, vinte, cinquenta, cem, mil, menos um',
  idioms:
    'os dois, as duas, nós dois, os três, um de, uma de, número um, às dez, às duas, às três, um dos, uma das, meia dúzia',
  outOf: 'de, em, sobre, de um total de, num total de, estrelas de, pontos de',
  either: 'ou, a, e, ou talvez, talvez, ou melhor, até',
  half: 'e meio, e meia, vírgula cinco',
  vague:
    'entre, algo entre, pelo menos, no mínimo, no máximo, mais de, menos de, mais que, menos que, quase, menos, acima de, abaixo de',
  not: 'não, não é um, não dou um, não é, nem um, nunca um, nem, nenhum',
  instead: 'em vez de, ao invés de, e não, não, em lugar de',
  otherScale: 'estrelas, estrela',
  schoolMark: '',
  scale: 'numa escala de, em uma escala de, na escala de, escala de, de',
  counted: '',
  articles: 'um, um belo, um bom, um grande',
  forWhat: 'para, pra, pro, ao, à, para o, para a',
  before: `
    eu, dou, dou-lhe, dou lhe, eu dou, vou dar, daria, eu daria, eu diria, diria, digo, digamos, vou de, fico com,
    vou com, escolho, voto, acho, acho que, acredito, penso, coloco, ponho, um, um bom, bom, belo, grande, sólido,
    nota, minha nota, minha nota é, a nota, a minha nota é, pontuação, minha pontuação, avaliação, minha avaliação,
    resposta, minha resposta, é, é um, seria, seria um, será, merecem, merece, vocês merecem, leva, levam, uns,
    cerca de, por volta de, aproximadamente, mais ou menos, talvez, provavelmente, certamente, com certeza,
    sem dúvida, definitivamente, claramente, sinceramente, honestamente, no geral, em geral, no total, para mim,
    pra mim, da minha parte, por minha parte, na minha opinião, bem, hum, hmm, então, por isso, portanto, logo, sim,
    ok, claro, olá, oi, obrigado, obrigada, muito obrigado, muito obrigada, valeu, por favor, só, apenas, que,
    serviço, o serviço, atendimento, o atendimento, suporte, o suporte, nós, damos, a gente dá, muito, põe, pode pôr,
    pode colocar, fico entre, voto em, minha nota seria, minha nota vai ser, a minha nota, daria um, daria uns,
    dou um, dou uma nota, daria nota, dou nota, vai um, vai, pessoalmente, sendo sincero, sendo sincera,
    sendo honesto, sendo honesta, para ser sincero, para ser sincera, pra ser sincero, acho que um, acho que uns,
    creio que, considero, avalio com, avalio em, classifico com, escolheria, opto por, pontuo, nossa nota,
    a nossa nota, um sólido, um belo, merecido, bem merecido, fácil, facilmente, tranquilamente, óbvio, obviamente,
    claramente um, sem dúvidas, sem pensar, ok então, tá, beleza, bom então, inclino-me para, tendo para, está bom,
    nossa
  `,
  after: `
    pontos, ponto, pts, acho, acho eu, eu acho, diria, diria eu, eu diria, penso eu, creio, suponho, para mim,
    pra mim, da minha parte, por favor, com certeza, sem dúvida, claro, talvez, mais ou menos,
    no total, no geral, estrelas, sinceramente, kkk, kkkk, rs, rsrs, por enquanto, pra vocês, para vocês, é justo,
    merecido, da nossa parte, sem pensar, com louvor, com certeza absoluta, na minha opinião, na minha avaliação,
    honestamente, fácil, desta vez, dessa vez, por hoje, dou eu, eu dou, eu daria, do time, da equipe, parece justo,
    me parece justo, pra mim tá bom, de nota, haha
  `,
  correction: `
    na verdade, aliás, melhor, quis dizer, queria dizer, eu quis dizer, eu queria dizer, queria pôr, queria colocar,
    digo, desculpa, desculpe, desculpem, perdão, ops, opa, correção, corrigindo, corrijo, erro, errei, me enganei,
    enganei-me, mudar para, muda para, mude para, mudem para, altere para, alterar para, altera para, troca para,
    trocar por, troque para, ou melhor, não espera, espera, espere, não, pensando bem, brincadeira, é brincadeira,
    afinal, era, era um, deveria ser, devia ser, mas sim, e sim, de fato, digitei errado, cliquei errado, retifico,
    passa para, desculpa é, desculpe é, queria dizer um, quis dizer um, quis escrever, queria escrever,
    eu quis dizer um, mudei de ideia, mudei de opinião, mudando de ideia, pensando melhor, repensando, na realidade,
    em verdade, mude para um, muda pra, mude pra, troca pra, troque pra, altera pra, coloca, coloque, coloca aí,
    corrija para, corrigir para, corrige para, por engano, foi engano, foi erro, era pra ser, era para ser,
    deveria ter sido, ah não, opa não, não pera, pera, peraí, digo não, quer dizer, quero dizer, minto, brinquei,
    tô brincando, estou brincando, melhor um, acho melhor
  `,
  because: 'pq, pk, porq, porque, pois, já que, visto que, por causa de, uma vez que',
  goesOn: `
    mas, e, por, obrigado, obrigada, embora, porém, eu, me, o atendimento, o serviço, muito, tudo, nada, ninguém,
    demoraram, demorou, são, foi, foram, é, está, não, a, o, os, as, com, sem, vocês, pela, pelo, sempre, nunca,
    recomendo
  `,
  feelings: `
    excelente, ótimo, ótima, perfeito, perfeita, fantástico, incrível, maravilhoso, muito bom, muito boa, muito ruim,
    muito mau, bom, boa, bem, mal, mau, ruim, péssimo, péssima, horrível, terrível, regular, mais ou menos,
    razoável, lento,
    muito lento, rápido, muito rápido, atencioso, atenciosos, educado, simpático, simpáticos, eficiente, decepcionado,
    decepcionada, decepcionante, satisfeito, satisfeita, muito satisfeito, muito satisfeita, insatisfeito, contente,
    bom atendimento, ótimo atendimento, excelente atendimento, ótimo serviço, excelente serviço, bom serviço,
    muito provável, pouco provável, nada provável, extremamente provável, de jeito nenhum, nada bom, não muito bom, top,
    show, impecável, um desastre, desastre
  `,
  highest: 'extremamente provável, cem por cento, 100 por cento, nota máxima',
  lowest: 'nada provável',
  belongs: `
    o, do, da, de, dia, no, na, os, desde, até, antes, depois, em, página, passo, etapa, capítulo, versão, pedido,
    ticket,
    número, linha, pergunta, erro, fatura, sala, nível, tentativa, a, parte
  `,
  imagined: 'se, teria sido, seria se, teria, nunca, da última vez, para um, para dar um, para ser um',
  asked:
    'provável, improvável, recomendar, recomendo, recomendaria, pontuação, nota, avaliação, escala, estrelas, pontos',
  pleasantries: `
    ok, okay, certo, tá, tá bom, tá certo, está bem, combinado, perfeito, ótimo, excelente, bom, boa, muito bom,
    muito bem, tudo bem, tudo certo, tudo ok, legal, show, show de bola, maravilha, beleza, entendi, entendido,
    fantástico, claro, tchau, adeus, até logo, até mais, até breve, até amanhã, até a próxima, até já, bom dia,
    boa tarde, boa noite, bom fds, bom fim de semana, ótimo fim de semana, tenha um bom dia, tenha um ótimo dia,
    tenham um bom dia, uma boa tarde, feliz natal, feliz ano novo, boas festas, igualmente, para você também,
    pra você também, você também, vocês também, de nada, por nada, imagina, sem problema, sem problemas,
    não há problema, funciona, já funciona, agora funciona, funcionou, já funcionou, deu certo, agora deu certo,
    resolvido, resolveu, problema resolvido, está resolvido, tudo resolvido, solucionado, é tudo, é só isso, só isso,
    era só isso, mais nada, não obrigado, não obrigada, não, abraço, abraços, um abraço, cumprimentos, atenciosamente,
    att, saudações, feito, parabéns, fixe, bacana, top, impecável, fico feliz, pronto, já está funcionando,
    está funcionando, tá funcionando, funcionando, funcionou perfeitamente, tudo funcionando, já consegui, consegui,
    agora foi, foi, resolveu meu problema, resolveu o problema, sem mais perguntas, sem mais dúvidas, nenhuma dúvida,
    não tenho mais dúvidas, entendo, compreendo, recebido, anotado, fechado, joia, jóia, top demais, demais, massa,
    bom demais, perfeito demais, que bom, que ótimo, feliz, tudo em ordem, tudo perfeito, tudo resolvido já,
    até logo mais, fique bem, fiquem bem, se cuida, bom descanso, boa semana, ótima semana, ótimo dia, ótima tarde,
    ótima noite, boa continuação, bom final de semana, ótimo final de semana, um ótimo dia, um bom dia,
    uma ótima tarde, uma boa noite, tenha uma boa tarde, tenha uma ótima tarde, tenha uma boa noite, bom feriado,
    beijos, bjs, beijo, abs, imagine, disponha, prazer, um prazer
  `,
  praise: `
    bom trabalho, ótimo trabalho, excelente trabalho, bom atendimento, ótimo atendimento, excelente atendimento,
    ótimo serviço, excelente serviço, ótimo suporte, excelente suporte, vocês são os melhores, vocês são demais,
    você é demais, vocês são ótimos, muito rápido, rápido, rápidos, atencioso, atenciosos, eficiente, eficientes,
    profissional, que rapidez, muito eficiente, muito atencioso, muito atenciosa, muito atenciosos, nota mil,
    nota dez demais, vocês arrasam, arrasou, arrasaram, mandou bem, mandaram bem, sensacional, ajudou muito,
    me ajudou muito, ajudaram muito, foi de grande ajuda
  `,
  thanks: `
    obgd, obrigado, obrigada, muito obrigado, muito obrigada, obrigadão, obrigadinha,
    brigado, brigada, valeu, vlw, obg,
    agradeço, agradecido, agradecida, agradeço muito, grato, grata, mil obrigados, obrigado mesmo, obrigado novamente,
    obrigada novamente, muitíssimo obrigado, muitíssimo obrigada, abraço, tchau, bom trabalho, até logo, parabéns
  `,
  pleasantryFillers: `
    muito, pela ajuda, pela sua ajuda, por sua ajuda, pela atenção, pela sua atenção, por tudo, pelo tempo,
    pelo seu tempo, pelo suporte, pelo apoio, pelo atendimento, pelo ótimo atendimento, pelo excelente atendimento,
    pela resposta, pela resposta rápida, pela rapidez, pela paciência, pela informação, pela solução, por ajudar,
    por me ajudar, por resolver, e, mesmo, de verdade, tudo, já, agora, novamente, mais uma vez, de novo, equipe,
    equipa, a todos, pessoal, gente, amigo, amiga, senhor, senhora, então, sim, oh, ah, é, foi, está, também,
    por favor, olá, oi, um, uma, sua, seu, você, vocês, bem, tão, rápido, desde já, de coração, com, a, o, me, aí,
    pra, para, pelo, pela, por, ajuda, atenção, tempo, paciência, resposta, suporte, rapidez, excelente, ótimo, ótima,
    boa, bom, grande, sr, sra, dona, tenha, tenham, dia, tarde, noite, final de semana, fim de semana, hoje,
    como sempre, da, do, que, nossa, viu, tá, mesmo assim, no geral, pela força, pela mão, toda, todos,
    pela gentileza, vou, lhe, te, nos, ajudou, ajudaram
  `,
  troubles: `
    ainda não, ainda, uma pergunta, pergunta, perguntas, outra pergunta, mais uma, outra coisa, uma dúvida, dúvida,
    dúvidas,
    problema, problemas, erro, erros, falha, não funciona, não está funcionando, não consigo, não chegou, não aparece,
    não abre, não carrega, quebrado, quebrou, falta, faltando, faltam, errado, como faço, como posso, quando, onde,
    por que,
    porque não, quem, o que, qual, quanto, podem, pode me, pode ser, poderia, poderiam, posso, tem como, há como,
    preciso,
    precisamos, ajuda, me ajuda, ajudem, espera, espere, urgente, fatura, boleto, pedido, reembolso, senha, conta,
    liguem,
    ligue, me liga, enviem, cancelar, de novo, continua
  `,
  calm: `
    sem mais perguntas, sem mais dúvidas, nenhuma dúvida, sem problema, sem problemas, nenhum problema,
    não tenho mais dúvidas
  `,
  stop: `
    pare, parem, chega, basta, stop, sair, descadastrar, descadastre-me, me descadastre, descadastrem-me,
    quero me descadastrar, cancelar inscrição, cancelar subscrição, cancelem minha inscrição, quero sair,
    quero sair da lista, me tire da lista, me tirem da lista, tirem-me da lista, tire-me da lista, me remova,
    me removam, removam-me, remova-me, me deixe em paz, me deixem em paz, deixem-me em paz, deixe-me em paz,
    não perturbe, não perturbem, não incomodar, não me incomode, não me incomodem, não me incomodem mais,
    não quero mais, nunca mais, desinscrever, anular subscrição, não me perguntem, não me pergunte, não pergunte mais,
    não perguntem mais, não me pergunte mais, parem com isso, pare com isso, para com isso, chega disso,
    chega de pesquisa, chega de pesquisas, sem pesquisas, nada de pesquisas, não mais pesquisas, cansei, cansei disso,
    me deixa em paz, me deixa, remover da lista, quero ser removido, quero ser removida, quero sair da pesquisa,
    sair da lista, me descadastrem, quero descadastrar, cancelar pesquisas, cancelem as pesquisas, não encham,
    não enche, não me encha, não me encham, parem de encher, pare de encher, não me escrevam mais,
    não me escreva mais, não me mandem mais, não me mande mais, não me enviem mais, não me envie mais,
    não me contatem, não me contate, não me contactem
  `,
  endings: `
    não, não mais, nunca, nunca mais, jamais, chega, chega de, basta, basta de, pare, pare de, parem, parem de,
    parar de, para de, deixe de, deixem de, sem, nenhuma, nenhum, já não, remova, removam, me remova, me removam,
    tire, tirem, me tire, me tirem, nem, cansado de, cansada de, farto de, farta de, evitem, stop, fora, não quero,
    não desejo, não me, não nos, já não quero, nada de, não voltem a, não volte a, cancelem, cancele, cancelar,
    cessem, suficiente, param, tira, remove, me deixem em paz, deixem-me em paz
  `,
  topics: `
    perguntar, perguntem, pergunte, perguntes, perguntando, me perguntar, me perguntem, pesquisa, pesquisas,
    inquérito, inquéritos, questionário, questionários, enquete, enquetes, ser contatado, ser contatada,
    ser contactado, incomodar, incomodem, incomode, incomodando, perturbar, perturbem, spam, sua lista, vossa lista,
    avaliações, pedidos de avaliação, lembretes, estas perguntas, essas perguntas, este tipo de perguntas,
    esse tipo de pergunta, estas mensagens, essas mensagens, esse tipo de mensagem
  `,
  sending: `
    escrever, escrevam, escreva, me escrever, escrevendo, contatar, contatem, contate, contactar, contactem, contacte,
    contato, enviar, enviem, envie, enviando, me enviar, mandar, mandem, mande, mandando, me mandar, lista, a lista,
    da lista, avaliar, avaliação
  `,
  lasting: `
    mais, nunca, nunca mais, parem de, pare de, parar de, para de, deixem de, chega, basta, stop, removam, remova,
    tirem, tire, já não, parem, pare
  `,
  weakTopics: `
    perguntas, pergunta, mensagens, mensagem, emails, e-mails, notificações
  `,
  wishes: 'por favor, quero, desejo, gostaria, pare, parem, chega, basta, mandem, enviem, me',
  stopFillers: `
    por favor, pf, me, mim, nos, mais, já, eu, quero, queria, gostaria, desejo, de, da, do, a, o, as, os, isso, isto,
    essas, esses, estas, estes, esse, este, essa, esta, tipo, outra vez, de novo, nunca, vez, toda, todas, cada,
    sempre, toda hora, em, com, sobre, que, nem, e, obrigado, obrigada, receber, ser, voltar, voltem, sua, suas, seus,
    para, pra, futuro, o tempo todo, tantas, tanta, chat, um, uma, outro, outra, agora, fazer, façam, faça, responder,
    continuar, recebendo, sendo, ter que, contestar, nada, nenhum, nenhuma, por aqui, aqui, no final, ao final,
    depois, depois de, cada chat, conversa, conversas, peço que, peço, gentileza, se possível, imediatamente,
    isso aqui, dessas, desses, disso, dessa, desse, deste, desta, destes, destas, muito, chato, chatas, por, pela,
    pelo, vocês, você, enviando, tanto, tantos, favor, ao, das, dos
  `,
  conjunctions: 'mas, e, porém, então',
};
