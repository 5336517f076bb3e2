import type { TypedLanguage } from './language.ts';

/** The few words that are worth knowing of languages that have no file of their own. */
export const elsewhere: TypedLanguage = {
  code: 'und',
  numbers: '-, -, -, -, -, -, -, -, -, -, -',
  ordinals: false,
  otherNumbers: '',
  idioms: '',
  outOf: 'ud af, av, af, aus, من, из, z, üzerinden, din, الى, od, ze, tól',
  either: 'eller, или, veya, ya da, 或, lub, nebo, vagy, sau, أو, او',
  half: '',
  vague: 'mellan, mellem, между, közötti',
  not: 'inte, ikke, не',
  instead: '',
  otherScale: 'stjärnor, stjerner, звёзд, звезды, yıldız, hvězd, hvězdy',
  schoolMark: '',
  scale: 'på en skala från, på en skala fra, по шкале от',
  counted: `
    gang, gangen, gången, dag, dagen, uke, uge, uken, ugen, måned, år, maj, juni, juli, august, januar, februar, marts, mars, april, september,
    oktober, november, desember, december, mai, den, krát, týden, května, června, července, dubna, března, ledna, února, srpna, září, října, listopadu,
    prosince, kerta, päivä, gün, kez, kere, kat, mayıs, nap, alkalom, május, június, július, put, dan
  `,
  articles: '',
  forWhat: 'till, til, за, için',
  before: `
    jag, ger, jag ger, jag skulle säga, en, ett, jeg, giver, gir, jeg giver, jeg gir, jeg vil si, jeg vil sige, я, ставлю, моя оценка,
    оценка, puanım, puan, benim puanım, bence, dávám, adok, dau, nota, 我给, 我打, 打
  `,
  after: `
    poäng, poeng, point, баллов, балла, балл, из десяти, puan, veriyorum, bodů, pont, puncte, 점, 점이요, 점입니다, 点, 点です, 分, です, かな,
    kus, ponturi, pontot adok, نقاط, درجات
  `,
  correction: 'nej, förlåt, egentligen, egentlig, faktiskt, undskyld, нет, точнее, вернее, aslında, pardon',
  because: 'eftersom, fordi, потому что, çünkü, protože, mert, pentru că',
  goesOn: 'men, но, ama, ale, de, dar',
  feelings: 'bra, godt, хорошо, отлично, плохо, iyi, çok iyi, kötü, dobře, jó, bine',
  highest: '',
  lowest: '',
  belongs: '',
  imagined: '',
  asked: '',
  pleasantries: `
    ok, bra, jättebra, fint, godt, hej då, hejdå, hadet, ha det, farvel, tamam, peki, süper, harika, görüşürüz,
    iyi günler, хорошо, отлично, понятно, до свидания, пока, всего доброго, хорошего дня, good, 好的, 好, 再见, はい, 了解,
    了解です, わかりました, 네, 알겠습니다, شكرا جزيلا, حسنا, super, dobře, na shledanou, rendben, viszlát, bine, la revedere
  `,
  praise: '',
  thanks: `
    tak, tusind tak, mange tak, tack, tack så mycket, tusen tack, tack för hjälpen, takk, tusen takk, mange takk, kiitos,
    paljon kiitoksia, kiitti, спасибо, большое спасибо, спасибо большое, благодарю, дякую, дуже дякую, teşekkürler, teşekkür ederim,
    çok teşekkürler, çok teşekkür ederim, sağol, sağolun, sağ olun, ありがとう, ありがとうございます, ありがとうございました, どうも, 谢谢, 谢谢你,
    谢谢您, 多谢, 非常感谢, 感谢, 謝謝, 감사합니다, 고맙습니다, 고마워요, شكرا, شكرًا, شكرا لك, شكرا لكم, תודה, תודה רבה, धन्यवाद, शुक्रिया,
    děkuji, děkuju, díky, moc děkuji, ďakujem, köszönöm, köszi, köszönöm szépen, mulțumesc, multumesc, mersi, hvala, hvala lijepa,
    ευχαριστώ, ευχαριστώ πολύ, cảm ơn, terima kasih, makasih, ขอบคุณ, ขอบคุณครับ, ขอบคุณค่ะ, salamat, благодаря, хвала, gràcies, eskerrik asko
  `,
  pleasantryFillers:
    'så mycket, för hjälpen, for hjælpen, for hjelpen, за помощь, за поддержку, большое, очень, så, meget',
  troubles: `
    fungerar inte, virker ikke, fungerer ikke, не работает, ошибка, вопрос, проблема, почему, когда, где, çalışmıyor, sorun, hata,
    neden, nefunguje, nem működik, nu funcționează, problema, fråga, spørgsmål, spørsmål
  `,
  calm: '',
  stop: `
    sluta, sluta fråga, avregistrera, stopp, slutt, avmeld, hold op, lad mig være, afmeld, стоп, хватит, отписаться, отпишите меня,
    прекратите, не пишите мне больше, больше не спрашивайте, dur, yeter, abonelikten çık, bir daha sormayın, 退订, 停止, 不要再问了, やめて,
    やめてください, 配信停止, 그만, 수신거부, توقف, przestać, přestaňte, odhlásit, elég, leiratkozás, opriți, dezabonare, lopeta
  `,
  endings:
    'sluta, inga fler, inga, aldrig, не, больше не, никаких, hör, ikke flere, ingen flere, ikke, aldri, aldrig mere',
  topics: `
    fråga, frågor, undersökningar, enkäter, spørg, spør, spørgeskemaer, undersøgelser, спрашивайте, опросов, опросы,
    пишите
  `,
  sending: '',
  lasting: '',
  weakTopics: '',
  wishes: 'tack, snälla, пожалуйста, lütfen, mig, meg, меня, мне',
  stopFillers: 'mig, meg, mer, mere, mera, igen, snälla, меня, мне, больше, пожалуйста, об этом, om, det, detta, dette',
  conjunctions: 'men, но, och, og, и',
};
