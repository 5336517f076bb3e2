import type { TypedLanguage } from './language.ts';

export const pl: TypedLanguage = {
  code: 'pl',
  numbers: `
    zero, jeden/jedynka/jedynkę, dwa/dwójka/dwójkę, trzy/trójka/trójkę, cztery/czwórka/czwórkę, pięć/piątka/piątkę,
    sześć/szóstka/szóstkę, siedem/siódemka/siódemkę, osiem/ósemka/ósemkę, dziewięć/dziewiątka/dziewiątkę,
    dziesięć/dziesiątka/dziesiątkę
  `,
  ordinals: true,
  otherNumbers:
    'jedenaście, dwanaście, trzynaście, piętnaście, dwadzieścia, pięćdziesiąt, sto, tysiąc, minus jeden, półtora',
  idioms: 'jeden z, jedno z, obie, oba, te dwa, numer jeden, jeszcze jeden, jeszcze jedno, jeden raz, jeden problem',
  outOf: 'na, z, ze, gwiazdek na, punktów na',
  either: 'lub, albo, do, i, a, czy, lub może, albo może, może, ewentualnie, bądź',
  half: 'i pół, przecinek pięć, z połową, i połowa',
  vague:
    'między, pomiędzy, gdzieś między, co najmniej, przynajmniej, minimum, maksymalnie, najwyżej, więcej niż, mniej niż, prawie, niemal, ponad, poniżej, powyżej, minus, pod',
  not: 'nie, nie jest, nie daję, to nie, nigdy, żadna, żadne, na pewno nie',
  instead: 'zamiast, a nie, nie, i nie',
  otherScale: 'gwiazdki, gwiazdka, gwiazdek',
  schoolMark: '',
  scale: 'w skali od, na skali od, w skali, skala od, od',
  counted:
    'raz, razem, dzień, dnia, tydzień, miesiąc, próba, stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia, piętro',
  articles: 'mocne, mocna, solidne, solidna, pełne, pełna, takie, taka',
  forWhat: 'dla, za',
  before: `
    ja, daję, dam, dałbym, dałabym, dalbym, dalabym, dajemy, oceniam na, oceniam, ocena, moja ocena, moja ocena to,
    ocena to, mówię, powiem, powiedziałbym, powiedziałabym, powiedzmy, stawiam, wybieram, myślę, myślę że, sądzę,
    sądzę że, uważam, chyba, raczej, może, pewnie, około, ok, mniej więcej, jakieś, tak, zdecydowanie, na pewno,
    oczywiście, bez wątpienia, szczerze, szczerze     mówiąc, ogólnie, w sumie, łącznie, ode mnie, z mojej strony,
    dla mnie, moim zdaniem, według mnie, no, hmm, hm, eee, więc, dlatego, zatem, czyli, to, to jest, jest, będzie,
    byłoby, to będzie, mocne, mocna, solidne, solidna, pełne, pełna, takie, taka, dobre, dobra, wynik, mój wynik,
    mój wynik to, odpowiedź, moja odpowiedź, punktacja, należy się, zasługujecie na, zasługuje na, macie, masz,
    dostajecie, otrzymujecie, obsługa, serwis, wsparcie, cześć, hej, dzień dobry, dziękuję, dzięki, bardzo dziękuję,
    proszę, tylko, zaledwie, jedynie, niestety, okej, dobrze, niech będzie, wam, wy, bardzo, że, na, a więc, u mnie,
    wpisz, wpiszcie, zaznaczam, wystawiam, wystawiam ocenę, cyfra, liczba, skłaniam się ku, stawiam na, zostaję przy,
    dam wam, daję wam, dajemy wam, dałbym wam, dałabym wam, oceniam to na, oceniam was na, oceniłbym na,
    oceniłabym na, oceniłbym, oceniłabym, nasza ocena, nasza ocena to, moja nota, nota, punktowo, osobiście,
    szczerze powiedziawszy, prawdę mówiąc, jeśli mam być szczery, jeśli mam być szczera, uczciwie, generalnie,
    podsumowując, ogólna ocena, całościowo, spokojnie, śmiało, bez wahania, jasne, jasne że, no to, no dobra, ok to,
    to daję, silne, silna, zasłużone, zasłużona, pewne, pewna, czysta, czyste, cały, okrągłe, okrągła, gdzieś,
    gdzieś koło, koło, w okolicach, powiedziałbym że, powiedziałabym że, typuję, wybrałbym, wybrałabym, przyznaję,
    wpisuję, klikam, niech będzie to, było, była, to było, super, ja bym dał, ja bym dała, bym dał, bym dała, dla was
  `,
  after: `
    punktów, punkty, punkt, pkt, chyba, myślę, tak myślę, sądzę, raczej, ode mnie, z mojej strony, dla was, proszę,
    na pewno, zdecydowanie, oczywiście, może, w sumie, ogólnie, gwiazdek, gwiazdki, szczerze, haha,
    na razie, bez wątpienia, jak nic, dla mnie, jak dla mnie, moim zdaniem, się należy, będzie ok, od nas,
    od całego zespołu, bez wahania, spokojnie, śmiało, zasłużone, zasłużona, w pełni zasłużone, tym razem, na dziś,
    uważam, uważam że, według mnie, daję, dałbym, dałabym, wystarczy, wydaje się w porządku, myślę że ok, na luzie
  `,
  correction: `
    jednak, właściwie, w zasadzie, raczej, miałem na myśli, miałam na myśli, chodziło mi o, chodziło o,
    chciałem napisać, chciałam napisać, chciałem dać, chciałam dać, chciałem powiedzieć, chciałam powiedzieć,
    przepraszam, sorry, sory, ups, pomyłka, pomyliłem się, pomyliłam się, korekta, poprawka, poprawiam, poprawiam na,
    zmień na, zmieniam na, proszę zmienić na, zmieńcie na, zmiana na, zmienić na, literówka, nie czekaj,
    nie czekajcie, nie, ale, lepiej, po namyśle, żart, żartuję, żartowałem, żartowałam, to żart, tylko żartuję,
    ma być, miało być, powinno być, lecz, tylko, w sumie to, a właściwie, czekaj, czekajcie, zamiast tego,
    przepraszam nie, nie przepraszam, ups nie, oj nie, oj, a nie, ach nie, zmieniłem zdanie, zmieniłam zdanie,
    zmiana zdania, jednak nie, jednak raczej, raczej jednak, chciałem wpisać, chciałam wpisać, chciałem kliknąć,
    chciałam kliknąć, źle kliknąłem, źle kliknęłam, źle wpisałem, źle wpisałam, błąd, mój błąd, moja pomyłka,
    zmień to na, zmieńcie to na, zmień ocenę na, zmieńcie ocenę na, proszę o zmianę na, popraw na, poprawcie na,
    proszę poprawić na, wróć, moment nie, to znaczy, znaczy, tzn, czyli jednak, powinno było być, powinna być,
    miała być, w rzeczywistości, tak naprawdę, nie to, cofam
  `,
  because: 'bo, ponieważ, gdyż, dlatego że, z powodu, przez to że, bo że',
  goesOn: `
    ale, i, za, dziękuję, dzięki, chociaż, choć, jednak, ja, wy, to, obsługa, bardzo, wszystko, nic, nikt, trwało,
    było, był, była,
    jest, nie, zawsze, nigdy, bez, z, ze, dla, polecam, tylko, trochę, długo, szybko, miła, miły, że, mimo
  `,
  feelings: `
    świetnie, świetny, świetna, super, doskonale, doskonały, doskonała, idealnie, rewelacja, rewelacyjnie, ekstra,
    wspaniale,
    bardzo dobrze, bardzo dobra, bardzo dobry, dobrze, dobry, dobra, nieźle, średnio, średni, tak sobie, słabo,
    słaby, słaba,
    źle, bardzo źle, fatalnie, tragedia, okropnie, beznadziejnie, wolno, za wolno, szybko, bardzo szybko, szybka
    obsługa,
    miła obsługa, dobra obsługa, świetna obsługa, słaba obsługa, pomocni, pomocny, pomocna, uprzejmi, zadowolony,
    zadowolona, bardzo zadowolony, bardzo zadowolona, niezadowolony, niezadowolona, rozczarowany, rozczarowana,
    rozczarowanie, porażka, może być, ujdzie, w ogóle, wcale, bardzo prawdopodobne, mało prawdopodobne,
    nieprawdopodobne, zupełnie nie, top, profesjonalnie, niedobrze, nie najlepiej, nie za dobrze
  `,
  highest: 'niezwykle prawdopodobne, sto procent, 100 procent, zdecydowanie tak sto procent',
  lowest: 'zupełnie nieprawdopodobne',
  belongs: `
    z, od, do, dnia, w, we, na, przed, po, strona, krok, rozdział, wersja, zamówienie, zgłoszenie, numer, linia,
    pytanie, błąd, faktura,
    pokój, poziom, próba, część, o, przy, etap, nr
  `,
  imagined:
    'gdyby, jeśli, byłoby, byłaby, dałbym gdyby, nigdy, zwykle, ostatnio, do pełnej, żeby było, dostałem, dostałam',
  asked:
    'prawdopodobne, prawdopodobnie, nieprawdopodobne, polecić, polecę, polecam, poleciłbym, ocena, ocenić, skala, skali, gwiazdek, punktów',
  pleasantries: `
    ok, okej, okay, dobra, dobrze, w porządku, spoko, jasne, rozumiem, zrozumiałem, zrozumiałam, przyjąłem, przyjęłam,
    super, świetnie, świetne, doskonale, idealnie, rewelacja, ekstra, fajnie, bomba, bardzo dobrze, pa, papa, cześć,
    na razie, do widzenia, do zobaczenia, do usłyszenia, do jutra, miłego dnia, miłego wieczoru, miłego popołudnia,
    miłego weekendu, udanego dnia, udanego weekendu, dobrej nocy, dobranoc, wesołych świąt, szczęśliwego nowego roku,
    wszystkiego dobrego, wszystkiego najlepszego, nawzajem, wzajemnie, również, i wzajemnie, tobie też, wam też,
    pani też, panu też, nie ma za co, nie ma sprawy, nie ma problemu, żaden problem, działa, już działa, teraz działa,
    zadziałało, wszystko działa, wszystko już działa, udało się, gotowe, zrobione, załatwione, rozwiązane,
    problem rozwiązany, sprawa załatwiona, to wszystko, to tyle, wszystko jasne, wszystko ok, wszystko w porządku,
    wszystko gra, nie dziękuję, nie dzięki, nie, pozdrawiam, pozdrowienia, z poważaniem, serdecznie pozdrawiam, brawo,
    gratulacje, bardzo pomocne, pomogło, to pomogło, pomogło dzięki, działa świetnie, działa super, działa idealnie,
    wszystko działa dzięki, znowu działa, znów działa, wszystko już ok, już ok, już dobrze, już jest ok,
    już wszystko ok, naprawione, problem zniknął, poszło, sprawa zamknięta, zamknięte, bez pytań, nie mam pytań,
    nie mam więcej pytań, brak pytań, żadnych pytań, więcej pytań nie mam, nic więcej, to już wszystko, pewnie,
    no jasne, kumam, rozumiem dzięki, wiem, dobrze wiedzieć, cudownie, wspaniale, pięknie, ślicznie, miodzio, git,
    sztos, mega, czad, hura, cieszę się, super sprawa, do następnego, do następnego razu, do miłego, na razie dzięki,
    trzymajcie się, trzymaj się, miłej nocy, miłego tygodnia, udanego tygodnia, udanego wieczoru, miłej soboty,
    miłej niedzieli, miłego urlopu, spokojnej nocy, powodzenia, zdrówka, buziaki, proszę bardzo,
    cała przyjemność po mojej stronie, drobiazg, luz, nie szkodzi, wesołego alleluja, sto lat
  `,
  praise: `
    dobra robota, świetna robota, świetna obsługa, super obsługa, dobra obsługa, miła obsługa, świetna pomoc,
    jesteście super, jesteście najlepsi, jesteście świetni, jesteś super, jesteś najlepszy, jesteś najlepsza, szybko,
    szybka pomoc, szybka obsługa, szybcy, sprawnie, ekspresowo, błyskawicznie, profesjonalnie, profesjonaliści,
    pełen profesjonalizm, profesjonalizm, bardzo szybka pomoc, świetny serwis, super serwis, dobry serwis,
    świetny support, super support, jesteście wielcy, jesteście niezawodni, jesteście mistrzami, mistrz, mistrzowie,
    mistrzostwo, klasa, pierwsza klasa, szacun, szacunek, chylę czoła, bardzo pomocni, bardzo pomocna, bardzo pomocny,
    bardzo mi pomogło, bardzo pomogliście, polecam
  `,
  thanks: `
    dzieki, dzk, dziex, dziękuję, dziękuje, dziekuje, bardzo dziękuję, dziękuję bardzo, dzięki, dzięki bardzo,
    wielkie dzięki, dzięki wielkie,
    serdecznie dziękuję, serdeczne dzięki, ślicznie dziękuję, dziękujemy, bardzo dziękujemy, stokrotne dzięki,
    dzieki, dzięx,
    dziękuję raz jeszcze, dziękuję jeszcze raz, jeszcze raz dziękuję, z góry dziękuję, pozdrawiam, brawo, dobra robota
  `,
  pleasantryFillers: `
    bardzo, za pomoc, za twoją pomoc, za waszą pomoc, za szybką pomoc, za wszystko, za czas, za poświęcony czas,
    za odpowiedź, za szybką odpowiedź, za szybką reakcję, za cierpliwość, za wsparcie, za obsługę, za informację,
    za info, za rozwiązanie, za miłą obsługę, za fachową pomoc, za świetną obsługę, jeszcze raz, raz jeszcze, z góry,
    i, to, już, teraz, naprawdę, serdecznie, wszystkim, zespół, całemu zespołowi, panie, pani, panu, pan, kolego, tak,
    no, oh, ach, jest, było, też, proszę, wam, tobie, ci, hej, dzień dobry, dla, was, życzę, wzajemnie, wszystko, za,
    pomoc, również, miłego, udanego, dnia, wieczoru, weekendu, dobrego, i miłego, i udanego, życzę miłego,
    za ekspresową pomoc, za błyskawiczną pomoc, za sprawną pomoc, za profesjonalną pomoc, za super pomoc,
    za ogromną pomoc, za zaangażowanie, za rozmowę, za naprawę, za naprawienie, za wyjaśnienie, za wyjaśnienia,
    za poradę, za serwis, za support, świetną, szybką, super, obsługę, odpowiedź, cierpliwość, czas, wsparcie,
    dzisiaj, dziś, jak zawsze, jak zwykle, pani kasiu, szanowni państwo, państwu, państwo, wam wszystkim, zespołowi,
    dla was, dla całego zespołu, wielkie, ogromne, ogromnie, mega
  `,
  troubles: `
    nadal, wciąż, dalej nie, ciągle, jeszcze nie, jeszcze jedno, jeszcze jeden, mam pytanie, pytanie, pytania,
    problem, problemy,
    błąd, błędy, awaria, nie działa, nie mogę, nie da się, nie widzę, nie przyszło, nie przyszła, zepsute, zepsuło,
    brakuje, brak,
    źle, niepoprawnie, zawiesza, jak mogę, jak to, jak, kiedy, gdzie, dlaczego, czemu, kto, co, który, ile, czy,
    możecie, czy
    możesz, mógłby, mogłaby, mogę, potrzebuję, potrzebujemy, pomocy, pomóżcie, pomoc, proszę czekać, chwileczkę, moment,
    poczekaj, czekam, pilne, faktura, zamówienie, zwrot, hasło, logowanie, konto, zadzwońcie, proszę zadzwonić,
    wyślijcie,
    anulować, znowu, ponownie
  `,
  calm: `
    bez pytań, nie mam pytań, nie mam więcej pytań, brak pytań, żadnych pytań, więcej pytań nie mam, żaden problem,
    nie ma problemu, bez problemu, bez problemów
  `,
  stop: `
    stop, dość, dosyć, przestańcie, przestań, proszę przestać, koniec, wypisz mnie, wypiszcie mnie, wypisać mnie,
    proszę mnie wypisać, chcę się wypisać, wypisz, wypisuję się, rezygnuję, usuńcie mnie, usuń mnie,
    proszę mnie usunąć, usuńcie mnie z listy, proszę usunąć mnie z listy, dajcie mi spokój, daj mi spokój,
    proszę dać mi spokój, zostawcie mnie w spokoju, nie przeszkadzać, proszę nie przeszkadzać, nie chcę więcej,
    nie chcę już, nigdy więcej, już więcej nie, nie życzę sobie, nie życzę sobie tego, odczepcie się, nie pytajcie,
    nie pytaj, nie pytajcie więcej, nie pytaj więcej, więcej nie pytajcie, proszę nie pytać, nie piszcie do mnie,
    nie pisz do mnie, nie piszcie więcej, proszę do mnie nie pisać, proszę nie pisać, nie kontaktujcie się ze mną,
    proszę się ze mną nie kontaktować, nie wysyłajcie, nie wysyłajcie mi, nie wysyłajcie mi więcej, żadnych ankiet,
    bez ankiet, koniec ankiet, koniec z ankietami, dość ankiet, dosyć ankiet, nie chcę ankiet, nie chcę być pytany,
    nie chcę być pytana, wypisuje sie, proszę o wypisanie, wypiszcie mnie z listy, wypisz mnie z listy,
    proszę o usunięcie z listy, skreślcie mnie z listy, nie interesuje mnie to, nie jestem zainteresowany,
    nie jestem zainteresowana, spadajcie, nie męczcie mnie, nie męczcie, przestańcie mnie męczyć, zostawcie mnie,
    zostaw mnie w spokoju, mam dość, mam dosyć, wystarczy już, nie zawracajcie mi głowy
  `,
  endings: `
    nie, nie więcej, więcej nie, już nie, nigdy, nigdy więcej, dość, dość z, dosyć, przestańcie, przestań, przestać,
    stop, koniec, koniec z, żadnych, żadnej, żadne, bez, usuńcie, usuń, usunąć, wypiszcie, wypisz, wypisać,
    proszę nie, nie chcę, nie życzę sobie, mniej, nie chcę więcej, nie chcę już, nie chciałbym, nie chciałabym,
    proszę więcej nie, proszę już nie, rezygnuję z, rezygnuje z, zrezygnować z, zaprzestać, zaprzestańcie,
    proszę zaprzestać, mam dość, mam dosyć, skreślcie, starczy, wystarczy, żaden, żadna, odwołać, dajcie mi spokój,
    dajcie mi spokój z
  `,
  topics: `
    pytać, pytajcie, pytaj, pytania, zadawać, pytany, pytana, zapytań, ankieta, ankiety, ankiet, ankietę, ankietować,
    ankietami, kwestionariuszy, kontaktowany, męczyć, męczcie, nękać, nękajcie, spam, spamu, spamować, spamujcie,
    listy, z listy, waszej listy, zawracać, przeszkadzać, przeszkadzajcie, ocenianie, sondaży, sondaże, próśb o ocenę,
    takich pytań, tych pytań, takich wiadomości, tych wiadomości, przypomnień, o ocenę, o to pytać, zapytania,
    ankietowania, ankietowany, ankietowana, ankietach, kolejnych ankiet, pytaniami, wiadomościami, powiadomień,
    powiadomieniami, mailami, próśb, próśb o opinię, o opinię, opinii, ocen, oceniania
  `,
  sending: `
    pisać, piszcie, pisz, kontaktować, kontaktujcie, kontaktuj, wysyłać, wysyłajcie, wysyłaj, wysyłania, przysyłać,
    przysyłajcie, przesyłać, przesyłajcie, oceny, oceniać, głowy, kontaktu, kontaktów, prośby
  `,
  lasting: `
    więcej, nigdy, już, nigdy więcej, przestańcie, przestań, dość, stop, usuńcie, wypiszcie, usuń, wypisz, koniec,
    nie chcę, nie życzę sobie, proszę nie
  `,
  weakTopics: `
    pytań, wiadomości, maili, powiadomień
  `,
  wishes: 'proszę, prosze, chcę, życzę sobie, przestańcie, przestań, dość, stop, mnie, do mnie, mi',
  stopFillers: `
    proszę, prosze, mnie, mi, do mnie, nam, nas, się, o, o to, to, tego, tych, takich, te, więcej, już, ponownie,
    znowu, znów, za, każdym razem, ciągle, stale, zawsze, w przyszłości, od teraz, teraz, i, a, z, ze, do, w, na, po,
    chcę, chciałbym, chciałabym, życzę, sobie, być, otrzymywać, dostawać, dziękuję, waszej, wasze, tak, jakichkolwiek,
    kolejnych, dalszych, następnych, każdym, czacie, żeby, nigdy, nie, ja, mam, wam, wy, więc, ze mną, mną, ode mnie,
    od was, tej, tym, tymi, takimi, takie, jakichś, na przyszłość, przyszłości, po każdym, po każdej, rozmowie,
    rozmowy, natychmiast, od razu, niezwłocznie, naprawdę, serio, tylko, jest, są, bardzo, denerwujące, irytujące,
    wkurzające, głupie, głupich, bym, by, aby, chce, będę, prosiłbym, prosiłabym, prosiłbym o, uprzejmie,
    bardzo proszę, wszystkie, wszystkich, takie rzeczy, rzeczy, czegoś, takiego, otrzymywania, dostawania, wysyłanie,
    wysyłania, listy
  `,
  conjunctions: 'ale, i, jednak, więc, a',
};
