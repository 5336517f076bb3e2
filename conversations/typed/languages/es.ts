import type { TypedLanguage } from './language.ts';

export const es: TypedLanguage = {
  code: 'es',
  numbers: 'cero, uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez',
  ordinals: false,
  otherNumbers: 'once, doce, trece, quince, veinte, cincuenta, cien, ciento, mil, menos uno',
  idioms: 'los dos, las dos, los tres, ninguno de, uno de, una de, número uno, de los dos, a las, uno más, una cosa',
  outOf: 'de, sobre, de un total de, sobre un total de, estrellas de, puntos de, entre',
  either: 'o, u, a, y, o quizás, o tal vez, quizás, o más bien, o mejor',
  half: 'y medio, y media, coma cinco, punto cinco',
  vague: `
    entre, algo entre, más o menos entre, por lo menos, al menos, como mucho, mínimo, máximo, más de, menos de, casi,
    menos, más que, menos que, superior a, inferior a
  `,
  not: 'no un, no es un, no es, ni un, nunca un, no le doy un, tampoco un, jamás un, ningún',
  instead: 'en vez de, en lugar de, y no, y no un, no, no un',
  otherScale: 'estrellas, estrella',
  schoolMark: '',
  scale: 'en una escala de, en una escala del, en la escala de, escala de, del, de',
  counted: '',
  articles: 'un, un buen, un gran, un sólido',
  forWhat: 'para, por, a, al',
  before: `
    yo, le doy, les doy, te doy, os doy, doy, daría, le daría, les daría, yo diría, diría, digo, yo digo, digamos,
    pongo, le pongo, les pongo, pondría, le pondría, voto, elijo, escojo, creo, creo que, pienso, pienso que, un,
    un buen, buen, gran, sólido, nota, mi nota, mi nota es, puntuación, mi puntuación, calificación, mi calificación,
    mi calificación es, valoración, puntaje, mi puntaje, respuesta, mi respuesta, voy con, me quedo con, vamos con,
    voy por, es, sería, es un, sería un, será, se merecen, se merece, merecen, merece, os merecéis, tienen, más bien,
    alrededor de, cerca de, aproximadamente, más o menos, quizás, quizá, tal vez, probablemente, seguramente,
    sin duda, definitivamente, claramente, sinceramente, honestamente, la verdad, en general, en total, para mí,
    por mi parte, de mi parte, en mi opinión, pues, bueno, bien, mmm, eh, a ver, sí, ok, vale, claro, hola, gracias,
    muchas gracias, por favor, solo, sólo, apenas, así que, por lo que, por eso, entonces, unos, como un, nosotros,
    le damos, les damos, damos, ponle, pon, póngame, ponme, servicio, el servicio, atención, la atención, soporte,
    que, muy, les, te, le, os, me inclino por, me quedo en, le pongo un, les doy un, va un, ahí va un, mi voto es,
    mi voto, personalmente, honestamente un, la verdad un, siendo sincero, siendo sincera, siendo honesto,
    siendo honesta, para ser sincero, para ser sincera, para ser honesto, de mi parte un, opino, considero,
    considero que, puntúo, puntúo con, valoro con, califico con, lo califico con, apuesto por, que sea un, uno buen,
    redondo, un sólido, un claro, un rotundo, rotundo, claro un, nuestro, nuestra nota, nuestra puntuación, está,
    está para, está para un, cerca del, casi casi, fácil, fácilmente, de una, obvio, obviamente, por supuesto,
    desde luego, ok entonces, ok pues
  `,
  after: `
    puntos, punto, pts, creo, creo yo, diría, diría yo, yo diría, pienso, supongo, para mí, de mi parte, por mi
    parte, por favor, sin duda, seguro, claro, quizás, tal vez, más o menos, en total, en general, estrellas,
    la verdad, sinceramente, jaja, jajaja, por ahora, para ustedes, para vosotros, está bien, merecido, sin dudarlo,
    por supuesto, redondo, clavado, de nuestra parte, sin pensarlo, con gusto, merecidísimo, bien merecido,
    a mi juicio, en mi opinión, honestamente, fácil, por esta vez, esta vez, por hoy, les doy, le doy, os doy, doy yo,
    de parte del equipo, me parece justo, me parece bien, es justo
  `,
  correction: `
    en realidad, mejor, mejor un, más bien, quise decir, quería decir, quería poner, quise poner, digo, perdón,
    perdona, perdone, disculpa, disculpe, disculpen, lo siento, ups, uy, corrección, corrijo, error, me equivoqué,
    me he equivocado, cambiar a, cambio a, cambia a, cambie a, cambien a, cámbialo a, cámbielo a, cambiarlo a,
    ponlo en, que sea, mejor dicho, no espera, espera, espere, no, no mejor, pensándolo bien, era broma, es broma,
    broma, al final, era, era un, debería ser, debía ser, sino, sino un, de hecho, en verdad, rectifico, ponga, pon,
    mejor dicho un, mejor pon, mejor ponle, cámbienlo a, cambien mi nota a, cambia mi nota a, cambiar mi nota a,
    cambio mi nota a, cambié de opinión, cambio de opinión, me arrepiento, quise escribir, quería escribir,
    quise decir un, quería decir un, perdón un, ay perdón, ay no, ah no, uy no, digo no, no perdón, no digo,
    no mentira, mentira, fue error, fue un error, me confundí, me he confundido, dedazo, en realidad un, bueno no,
    bueno mejor, corrección un, a ver no, rectifico a, modifica a, modifiquen a, modificar a, debería haber sido,
    tenía que ser
  `,
  because: 'xq, pq, porq, pk, porque, ya que, pues, debido a que, dado que, por culpa de, puesto que',
  goesOn: `
    pero, y, por, gracias, aunque, sin embargo, yo, me, el servicio, la atención, muy, todo, nada, nadie, tardaron, son,
    fue, fueron, es, está, estuvo, no, la, el, los, las, con, sin, ustedes, volvería, siempre, nunca
  `,
  feelings: `
    excelente, genial, perfecto, perfecta, estupendo, fantástico, increíble, maravilloso, muy bien, muy bueno, muy
    buena,
    muy malo, muy mala, bueno, buena, bien, mal, malo, mala, pésimo, pésima, horrible, terrible, regular, más o
    menos, lento,
    muy lento, rápido, muy rápido, amable, muy amable, amables, muy amables, eficiente, decepcionado, decepcionada,
    decepcionante, satisfecho, satisfecha, muy satisfecho, muy satisfecha, contento, contenta, insatisfecho, nada bien,
    buen servicio, excelente servicio, muy buen servicio, excelente atención, muy buena atención, gran servicio,
    mal servicio, pésimo servicio, muy probable, poco probable, nada probable, extremadamente probable, para nada,
    la verdad, no muy bien, no está mal, ni fu ni fa, top, impecable, un desastre, desastre
  `,
  highest: 'extremadamente probable, cien por ciento, cien por cien, 100 por ciento',
  lowest: 'nada probable',
  belongs: `
    el, del, de, al, los, las, desde, hasta, antes, después, en, página, paso, capítulo, versión, pedido, ticket,
    número,
    línea, pregunta, error, factura, sala, nivel, intento, a, parte, va por
  `,
  imagined: 'si, hubiera sido, habría sido, hubiera, habría, nunca, la última vez, para un, para llegar a, me dieron',
  asked: `
    probable, improbable, recomendar, recomiendo, recomendaría, puntuación, nota, calificación, escala, estrellas,
    puntos
  `,
  pleasantries: `
    ok, okay, vale, de acuerdo, perfecto, genial, excelente, estupendo, bien, muy bien, está bien, todo bien, listo,
    entendido, claro, fantástico, bueno, adiós, adios, chao, chau, hasta luego, hasta pronto, hasta mañana,
    hasta la próxima, nos vemos, buen día, buenos días, buenas tardes, buenas noches, que tenga buen día,
    que tengas buen día, que tengan buen día, que tenga un buen día, que tengas un buen día, que tengan un buen día,
    buen fin de semana, feliz fin de semana, feliz día, feliz tarde, feliz navidad, feliz año, felices fiestas,
    igualmente, lo mismo, a usted, a ti, a ustedes, de nada, no hay de qué, no hay problema, sin problema,
    ya funciona, funciona, ya está, ya está bien, ya quedó, quedó, funcionó, ya funcionó, resuelto, solucionado,
    problema resuelto, problema solucionado, todo solucionado, todo resuelto, todo listo, todo perfecto, eso es todo,
    es todo, nada más, no gracias, no, un saludo, saludos, saludos cordiales, atentamente, un abrazo, abrazos,
    bendiciones, hecho, súper, de lujo, bravo, felicidades, felicitaciones, cuídate, cuídese, ya funciona todo,
    todo funciona, funciona perfecto, funciona de maravilla, ya me funciona, ya puedo, ya pude, ya entendí, entiendo,
    comprendo, recibido, todo claro, todo en orden, todo ok, sin novedad, ninguna otra, sin más preguntas,
    no más preguntas, no tengo más preguntas, ninguna pregunta, ya no hay problema, arreglado, ya está arreglado,
    todo arreglado, me alegro, qué bien, qué bueno, de maravilla, maravilloso, bárbaro, dale, venga, va, órale, sale,
    chévere, bacán, joya, buenísimo, hasta otra, hasta la vista, que te vaya bien, que le vaya bien,
    que les vaya bien, que estén bien, que esté bien, que pasen buen día, pase buen día, pasen buen día,
    que tengas un lindo día, lindo día, bonito día, buena tarde, buena noche, buena semana, buen finde, feliz finde,
    feliz noche, feliz semana, besos, no se preocupe, no te preocupes, con gusto, un placer, el gusto es mío,
    encantado, encantada
  `,
  praise: `
    muy amable, muy amables, buen trabajo, gran trabajo, excelente trabajo, excelente servicio, muy buen servicio,
    buen servicio, excelente atención, muy buena atención, gran servicio, son los mejores, eres el mejor,
    eres la mejor, eres genial, rápido y eficaz, muy rápido, rápidos, eficientes, amable, rápido, eficaz, profesional,
    qué rapidez, qué rápido, qué rápidos, qué buen servicio, un crack, crack, cracks, máquina, eres un crack,
    son unos cracks, sois los mejores, sois geniales, son geniales, son lo máximo, lo máximo, gran ayuda, mucha ayuda,
    fue de gran ayuda
  `,
  thanks: `
    grax, grcs, gracias, muchas gracias, muchísimas gracias, mil gracias, gracias de nuevo, gracias
    otra vez, muy agradecido,
    muy agradecida, agradecido, agradecida, se agradece, te lo agradezco, se lo agradezco, mil gracias de verdad, grax,
    saludos, un saludo, buen trabajo, perfecto, hasta luego, adiós
  `,
  pleasantryFillers: `
    muchas, por tu ayuda, por su ayuda, por la ayuda, por vuestra ayuda, por todo, por su tiempo, por tu tiempo,
    por la respuesta, por su respuesta, por tu respuesta, por la rapidez, por la atención, por su atención,
    por tu atención, por su paciencia, por tu paciencia, por el apoyo, por su apoyo, por el soporte,
    por la información, por la info, por responder, por la pronta respuesta, por la rápida respuesta, por resolverlo,
    por ayudarme, por la solución, y, muy, todo, ya, de verdad, la verdad, equipo, a todos, a todo el equipo, chicos,
    amigo, amiga, señor, señora, de nuevo, otra vez, entonces, pues, sí, oh, ah, es, está, fue, ha sido, también,
    por favor, hola, ahora, un, una, su, tu, ayuda, por, que, tan, rápido, usted, ustedes, a, con, mi, le, les,
    de antemano, antemano, por la pronta, respuesta, atención, tiempo, paciencia, apoyo, servicio, pronta, rápida,
    gran, buena, excelente, buen, toda, todos, toda la, a usted, a ti, a ustedes, al equipo, sr, sra, don, doña,
    tenga, tengas, tengan, qué, día, tarde, noche, fin de semana, los, las, nos, hoy, como siempre, me, ayudaste,
    ayudó, ayudaron, solución, solucionarlo, por solucionarlo, por resolver, por solucionar, por tanto, vuestra,
    mucho, mucha
  `,
  troubles: `
    todavía no, aún no, sigue sin, sigue, una pregunta, pregunta, preguntas, otra pregunta, otra cosa, una cosa,
    problema,
    problemas, error, errores, fallo, falla, no funciona, no sirve, no puedo, no me deja, no llega, no aparece, no
    carga,
    roto, rota, falta, faltan, mal, incorrecto, cómo, cuándo, dónde, por qué, quién, qué hago, cuál, cuánto, pueden,
    puede,
    podría, podrían, puedo, me puede, me puedes, hay alguna, hay forma, necesito, necesitamos, ayuda, ayúdenme, espere,
    espera, urgente, factura, pedido, reembolso, contraseña, cuenta, llámenme, llámeme, envíenme, cancelar, otra
    vez, de nuevo
  `,
  calm: `
    no más preguntas, sin más preguntas, ninguna pregunta, sin problema, sin problemas, no hay problema,
    ningún problema
  `,
  stop: `
    basta, basta ya, ya basta, paren, para ya, paren ya, pare, parad, stop, alto, baja, darme de baja, dar de baja,
    deme de baja, denme de baja, dame de baja, quiero darme de baja, deseo darme de baja, quisiera darme de baja,
    me quiero dar de baja, cancelar suscripción, cancelar la suscripción, desuscribir, desuscribirme, desuscribirse,
    anular suscripción, déjenme en paz, déjame en paz, dejadme en paz, déjeme en paz, no molestar, no molesten,
    no me molesten, no me molesten más, no molesten más, no quiero más, nunca más, quítenme, bórrenme, elimínenme,
    quítenme de la lista, no me interesa, ya no más, déjenme tranquilo, déjenme tranquila, déjame tranquilo,
    déjame tranquila, no me pregunten, no me pregunte, no me preguntes, no pregunten más, no pregunte más,
    no preguntes más, no pregunten, no vuelvan a preguntar, no me vuelvan a preguntar, no más encuestas,
    no más mensajes, ni una encuesta más, ninguna encuesta más, sin encuestas, nada de encuestas,
    quiero salir de la lista, sáquenme de la lista, sáquenme de su lista, elimínenme de la lista,
    elimínenme de su lista, bórrenme de la lista, quítenme de su lista, cancelar encuestas,
    quiero cancelar las encuestas, me doy de baja, solicito la baja, baja por favor, ya cansan, no fastidien,
    no jodan, dejen de molestar, deja de molestar, deje de molestar
  `,
  endings: `
    no, no más, más no, nunca, nunca más, jamás, basta, basta de, dejen de, deje de, deja de, dejad de, dejen,
    paren de, paren, para de, pare de, stop, ya no, ninguna, ningún, sin, eliminen, elimínenme, elimíname, quítenme,
    quítame, bórrenme, bórrame, sáquenme, sácame, ni una, harto de, harta de, cansado de, eviten, evite, tampoco,
    fuera, no vuelvan a, no vuelva a, no vuelvas a, vuelvan, no quiero, no deseo, no me, ya no quiero, ya no me,
    no nos, nada de, ni, cesen de, cesen, dejen ya de, deja ya de, suficiente, suficientes, demasiadas, cancelen,
    cancela, cancelar, saquen, saca, quiten, borren, déjenme en paz, déjame en paz
  `,
  topics: `
    pregunten, pregunte, preguntes, preguntéis, preguntar, preguntarme, preguntando, preguntándome, encuesta,
    encuestas, encuestarme, cuestionario, cuestionarios, sondeos, molesten, moleste, molestes, molestar, molestarme,
    molestando, spam, su lista, ser contactado, ser encuestado, valoraciones, recordatorios, estas preguntas,
    este tipo de preguntas, estos mensajes, este tipo de mensajes, calificaciones, evaluaciones
  `,
  sending: `
    escriban, escriba, escribas, escribáis, escribir, escribirme, escribiendo, contacten, contacte, contactes,
    contactar, contactarme, contactado, envíen, envíe, envíes, enviéis, enviar, enviarme, enviando, manden, mande,
    mandes, mandéis, mandar, mandarme, mandando, lista, la lista, calificar, valorar, evaluar
  `,
  lasting: `
    más, nunca, nunca más, jamás, dejen de, deje de, deja de, paren de, basta, ya no, stop, elimínenme, quítenme,
    sáquenme, bórrenme, vuelvan
  `,
  weakTopics: `
    preguntas, pregunta, mensajes, mensaje, correos, notificaciones
  `,
  wishes: 'por favor, porfa, quiero, deseo, dejen, deje, deja, paren, basta, manden, envíen, me',
  stopFillers: `
    por favor, porfa, porfavor, me, nos, más, ya, yo, quiero, quisiera, deseo, quieren, de, la, el, los, las, lo,
    esto, eso, estas, estos, este, tipo, estas cosas, otra vez, de nuevo, nunca, vez, cada, siempre, todo el tiempo,
    a, en, con, sobre, que, ni, y, gracias, recibir, volver, vuelvan, vuelva, vuelvas, ser, su, sus, tus, para,
    el futuro, adelante, en adelante, tantas, tanta, tantos, chat, un, una, otro, otra, ahora, no, quisieran, hacer,
    hagan, haga, harto, harta, seguir, siendo, tener que, contestar, responder, nada, ningún, ninguna, tipo de,
    clase de, por este medio, aquí, al final, después de, después, cada chat, conversación, conversaciones, favor,
    le pido que, les pido que, pido que, le pido, les pido, agradecería que, agradecería, si es posible,
    inmediatamente, seguir recibiendo, recibiendo, hartan, son, muy, molestas, molestos, molesto, al, del, ese, esa,
    esos, esas, eso de, tanto, ustedes, usted, señores, quiero recibir, deseo recibir, quiero ser, deseo ser
  `,
  conjunctions: 'pero, y, sin embargo, así que',
};
