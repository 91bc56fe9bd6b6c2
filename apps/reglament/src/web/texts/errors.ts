/**
 * Wordings of invalid input, one per code; the screen passes the field's own label as `label`. The message says what to
 * do, in the second person, and never blames.
 */
import type { Catalogue } from './message.ts';

export const errorTexts = {
  'errors.required': { kk: '«{label}» өрісін толтырыңыз', ru: 'Заполните поле «{label}»', en: 'Fill in “{label}”' },
  'errors.choose': { kk: '«{label}» бойынша бір жауапты таңдаңыз', ru: 'Выберите ответ в поле «{label}»', en: 'Choose an answer for “{label}”' },
  'errors.tooLong': {
    kk: '«{label}» {max} таңбадан аспауы керек',
    ru: '{max, plural, one {Сократите «{label}» до # знака} other {Сократите «{label}» до # знаков}}',
    en: '“{label}” may have up to {max} characters',
  },
  'errors.tooShort': {
    kk: '«{label}» кемінде {min} таңбадан тұруы керек',
    ru: '{min, plural, one {В поле «{label}» нужен хотя бы # знак} few {В поле «{label}» нужно не меньше # знаков} many {В поле «{label}» нужно не меньше # знаков} other {В поле «{label}» нужно не меньше # знаков}}',
    en: '“{label}” needs at least {min} characters',
  },
  'errors.unprintable': {
    kk: '«{label}» өрісіндегі мына таңбаларды құжатқа басып шығару мүмкін емес: {signs}. Оларды сөзбен жазыңыз немесе алып тастаңыз',
    ru: 'В поле «{label}» есть знаки, которые нельзя напечатать в документе: {signs}. Замените их словами или удалите',
    en: 'A document cannot show these signs of “{label}”: {signs}. Write them in words or take them out',
  },
  'errors.pattern': { kk: '«{label}» дұрыс пішімде жазылмаған', ru: 'Проверьте, как записано «{label}»', en: 'Check how “{label}” is written' },
  'errors.whichField': { kk: '«{label}»: {text}', ru: '«{label}»: {text}', en: '“{label}”: {text}' },
  'errors.number': { kk: '«{label}» өрісіне сан жазыңыз', ru: 'Укажите число в поле «{label}»', en: 'Enter a number for “{label}”' },

  'errors.iin.length': { kk: 'ЖСН 12 цифрдан тұруы керек', ru: 'В ИИН должно быть 12 цифр', en: 'An IIN has 12 digits' },
  'errors.iin.digits': { kk: 'ЖСН тек цифрлардан тұрады', ru: 'ИИН состоит только из цифр', en: 'An IIN consists of digits only' },
  'errors.iin.check-digit': {
    kk: 'ЖСН-ді тексеріңіз: бақылау цифры сәйкес келмейді',
    ru: 'Проверьте ИИН: не сходится контрольная цифра',
    en: 'Check the IIN: its check digit does not match',
  },
  'errors.iin.date': {
    kk: 'ЖСН-ді тексеріңіз: алғашқы алты цифр туған күнге сәйкес емес',
    ru: 'Проверьте ИИН: первые шесть цифр не являются датой рождения',
    en: 'Check the IIN: its first six digits are not a date of birth',
  },
  'errors.iin.not-an-iin': {
    kk: 'Бұл ЖСН емес. Жеке тұлғаның сәйкестендіру нөмірін жазыңыз',
    ru: 'Это не ИИН. Укажите индивидуальный идентификационный номер',
    en: 'This is not an IIN. Enter an individual identification number',
  },
  'errors.iin.taken': {
    kk: 'Бұл ЖСН порталда тіркелген. Кіру бетіне өтіңіз',
    ru: 'Этот ИИН уже зарегистрирован на портале. Перейдите к входу',
    en: 'This IIN is already registered on the portal. Go to sign in',
  },
  'errors.iin.counter': {
    kk: 'Бұл ЖСН бойынша орталықта немесе кеңседе өтініш берілген. Жеке кабинетке ЭЦҚ арқылы кіріңіз',
    ru: 'По этому ИИН уже подано заявление в центре или канцелярии. Войдите в личный кабинет с помощью ЭЦП',
    en: 'An application with this IIN was made at a centre or office. Sign in to the cabinet with your EDS',
  },
  'errors.bin.check-digit': {
    kk: 'БСН-ді тексеріңіз: бақылау цифры сәйкес келмейді',
    ru: 'Проверьте БИН: не сходится контрольная цифра',
    en: 'Check the BIN: its check digit does not match',
  },

  'errors.party.samePerson': { kk: 'Өкіл мен өтініш беруші – бір адам. Екі түрлі ЖСН жазыңыз', ru: 'Представитель и заявитель – один человек. Укажите разные ИИН', en: 'Representative and applicant are the same person. Enter two IINs' },
  'errors.party.onlyNotarised': {
    kk: 'Нотариус куәландырмаған сенімхаттың деректері енгізілмейді. Бұл өрісті бос қалдырыңыз',
    ru: 'Данные ненотариальной доверенности не вводятся. Оставьте это поле пустым',
    en: 'Data of a power of attorney that is not notarised are not entered. Leave this field empty',
  },
  'errors.call.notTogether': { kk: 'Бұл нөмір мен ЖСН бір-біріне сәйкес келмейді', ru: 'Номер и ИИН не соответствуют друг другу', en: 'The number and the IIN do not belong together' },
  'errors.call.closed': { kk: 'Бұл нөмір бойынша қате әрекет тым көп болды. Бір сағаттан кейін қайталаңыз', ru: 'По этому номеру слишком много неудачных попыток. Повторите через час', en: 'Too many failed attempts with this number. Try again in an hour' },
  'errors.party.notSealed': { kk: 'Нәтиже басып шығарылып, қол қойылып, мөр басылғанын белгілеңіз', ru: 'Отметьте, что результат распечатан, подписан и скреплён печатью', en: 'Mark that the result was printed, signed and sealed' },
  'errors.party.unknownPerson': { kk: 'Өкілдің ЖСН-і мемлекеттік дерекқорда табылмады. Жеке куәліктен тексеріңіз', ru: 'ИИН представителя не найден в государственной базе. Сверьте с удостоверением', en: 'The representative’s IIN is not in the state database. Compare it with the identity card' },
  'errors.party.noAttorney': { kk: 'Нотариалдық жүйеде мұндай сенімхат жоқ. Нәтижені бұл адамға беруге болмайды', ru: 'В нотариальной системе такой доверенности нет. Выдать результат этому лицу нельзя', en: 'The notarial system has no such power of attorney. The result cannot be given to this person' },
  'errors.party.attorneyEnded': { kk: 'Сенімхаттың мерзімі өткен не ол қайтарып алынған. Нәтижені бұл адамға беруге болмайды', ru: 'Доверенность истекла или отозвана. Выдать результат этому лицу нельзя', en: 'The power of attorney has ended or was revoked. The result cannot be given to this person' },
  'errors.party.registerSilent': { kk: 'Мемлекеттік жүйе қазір жауап бермейді. Кейінірек қайталаңыз', ru: 'Государственная система сейчас не отвечает. Повторите позже', en: 'The state system does not answer now. Try again later' },
  'errors.visit.notBookable': {
    kk: 'Бұл қызметке осы орталықта алдын ала жазылуға болмайды. Электрондық кезекке орталықта тұрыңыз',
    ru: 'На эту услугу в этом центре нельзя записаться заранее. Встаньте в электронную очередь в центре',
    en: 'A place for this service cannot be booked at this centre. Take a ticket there',
  },
  'errors.visit.noSuchTime': { kk: 'Бұл уақытқа жазылуға болмайды. Тізімнен басқа уақыт таңдаңыз', ru: 'На это время записаться нельзя. Выберите другое время из списка', en: 'This time cannot be booked. Choose another from the list' },
  'errors.visit.full': { kk: 'Бұл уақыттағы орындар бітті. Басқа уақыт таңдаңыз', ru: 'На это время мест больше нет. Выберите другое время', en: 'No places are left at this time. Choose another' },
  'errors.visit.sameTime': { kk: 'Сіз осы уақытқа жазылып қойғансыз', ru: 'У вас уже есть запись на это время', en: 'You already have a booking at this time' },
  'errors.visit.tooMany': {
    kk: 'Бір адам ең көбі {max} рет жазыла алады. Қажетсізін жойыңыз',
    ru: '{max, plural, one {Можно иметь не больше # записи. Отмените ненужную} other {Можно иметь не больше # записей. Отмените ненужную}}',
    en: 'You may have up to {max} bookings. Cancel one you do not need',
  },

  'errors.password.short': {
    kk: 'Пароль кемінде {min} таңбадан тұруы керек',
    ru: '{min, plural, one {В пароле должен быть хотя бы # знак} few {В пароле должно быть не меньше # знаков} many {В пароле должно быть не меньше # знаков} other {В пароле должно быть не меньше # знаков}}',
    en: 'The password needs at least {min} characters',
  },
  'errors.password.wrong': { kk: 'Қазіргі пароль дұрыс емес', ru: 'Текущий пароль неверен', en: 'The present password is wrong' },
  'errors.category.outside': {
    kk: 'Портал бұл қызметті тек осы санатқа көрсетеді. Бөлімге немесе әкімге жүгініңіз: олар өтінішті бәрінен қабылдайды',
    ru: 'Через портал услуга оказывается только этой категории. Обратитесь в отдел или к акиму: там принимают заявления от всех',
    en: 'The portal serves only this category. Turn to the department or the akim: they take applications from everybody',
  },
  'errors.coSigner.spouseMissing': {
    kk: 'Жұбайыңыздың ЖСН-ін жазыңыз немесе жұбайыңыз жоқ екенін белгілеңіз',
    ru: 'Укажите ИИН супруга (супруги) или отметьте, что его (её) нет',
    en: 'Give your spouse’s IIN, or mark that you have none',
  },
  'errors.coSigner.spouseAndNone': {
    kk: 'Жұбайыңыз бар ма, жоқ па? ЖСН-ін өшіріңіз немесе белгіні алып тастаңыз',
    ru: 'Есть супруг(а) или нет? Удалите ИИН или снимите отметку',
    en: 'Is there a spouse or not? Delete the IIN or take away the mark',
  },
  'errors.coSigner.self': { kk: 'Бұл – өз ЖСН-іңіз. Басқа адамның ЖСН-ін жазыңыз', ru: 'Это ваш собственный ИИН. Укажите ИИН другого человека', en: 'This is your own IIN. Give the other person’s' },
  'errors.coSigner.twice': { kk: 'Бұл ЖСН жоғарыда жазылған', ru: 'Этот ИИН уже указан выше', en: 'This IIN is already given above' },
  'errors.coSigner.tooYoung': {
    kk: '{years} жастан асқан балалар ғана қол қояды. Бұл өрісті босатыңыз',
    ru: 'Подписывают только дети старше {years} лет. Очистите это поле',
    en: 'Only children over {years} sign. Empty this field',
  },
  'errors.coSigner.notAChild': { kk: 'Бұл ЖСН ересек адамдікі. Баланың ЖСН-ін жазыңыз', ru: 'Это ИИН взрослого. Укажите ИИН ребёнка', en: 'This is the IIN of a grown-up. Give the child’s' },
  'errors.coSigner.word': { kk: '«{word}» деген сөзді жазыңыз', ru: 'Напишите слово «{word}»', en: 'Write the word “{word}”' },
  'errors.signature.notForOrganisation': {
    kk: 'Бұл кілт ұйымның атынан қол қоюға арналмаған. Басшының немесе қол қою құқығы бар адамның ЭЦҚ-сын таңдаңыз',
    ru: 'Этим ключом нельзя подписывать от имени организации. Выберите ЭЦП руководителя или лица с правом подписи',
    en: 'This key may not sign for the organisation. Choose the EDS of its head or of somebody with the right to sign',
  },
  'errors.code.wrong': {
    kk: 'Код дұрыс емес. Тағы {tries} рет енгізуге болады',
    ru: '{tries, plural, one {Код неверен. Осталась # попытка} few {Код неверен. Осталось # попытки} many {Код неверен. Осталось # попыток} other {Код неверен. Осталось # попытки}}',
    en: '{tries, plural, one {The code is wrong. You have # try left} other {The code is wrong. You have # tries left}}',
  },
  'errors.password.different': { kk: 'Парольдер бірдей емес', ru: 'Пароли не совпадают', en: 'The passwords differ' },
  'errors.password.common': {
    kk: 'Бұл пароль тым оңай. Басқасын ойлап табыңыз',
    ru: 'Этот пароль слишком прост. Придумайте другой',
    en: 'This password is too easy to guess. Choose another',
  },

  'errors.date.incomplete': { kk: '«{label}»: күнін, айын және жылын жазыңыз', ru: '«{label}»: укажите день, месяц и год', en: '“{label}”: enter day, month and year' },
  'errors.phone': { kk: '«{label}»: нөмірді толық жазыңыз, мысалы, +7 701 123 45 67', ru: '«{label}»: напишите номер полностью, например, +7 701 123 45 67', en: '“{label}”: write the whole number, for example, +7 701 123 45 67' },
  'errors.date.tooEarly': { kk: '«{label}»: жылын тексеріңіз', ru: '«{label}»: проверьте год', en: '“{label}”: check the year' },
  'errors.dateOrYear': { kk: '«{label}»: жылын (мысалы, 2015) немесе күнін (мысалы, 27.3.2015) жазыңыз', ru: '«{label}»: укажите год (например, 2015) или дату (например, 27.3.2015)', en: '“{label}”: enter a year (for example, 2015) or a date (for example, 27.3.2015)' },
  'errors.date.invalid': { kk: '«{label}»: мұндай күн жоқ', ru: '«{label}»: такой даты нет', en: '“{label}”: there is no such date' },
  'errors.date.future': { kk: '«{label}» болашақта болмауы керек', ru: '«{label}» не может быть в будущем', en: '“{label}” may not lie in the future' },
  'errors.date.past': { kk: '«{label}» өткен күн болмауы керек', ru: '«{label}» не может быть в прошлом', en: '“{label}” may not lie in the past' },

  'errors.file.missing': { kk: '«{label}» файлын тіркеңіз', ru: 'Приложите файл «{label}»', en: 'Attach a file for “{label}”' },
  'errors.file.tooLarge': {
    kk: '{file} файлы {megabytes} МБ-тан үлкен. Кішірегін таңдаңыз',
    ru: 'Файл {file} больше {megabytes} МБ. Выберите файл меньше',
    en: '{file} is larger than {megabytes} MB. Choose a smaller file',
  },
  'errors.file.type': {
    kk: '{file} файлының түрі қабылданбайды. Мына түрлердің бірін таңдаңыз: {types}',
    ru: 'Файл {file} такого типа не принимается. Выберите один из типов: {types}',
    en: '{file} is of a type that is not accepted. Choose one of: {types}',
  },
  'errors.file.photograph': {
    kk: '{file}: {format} пішіміндегі сурет қабылданбайды. Телефон камерасының баптауынан JPEG («ең үйлесімді») пішімін таңдап, қайта түсіріңіз не суретті JPEG етіп сақтап, соны тіркеңіз',
    ru: '{file}: снимки в формате {format} не принимаются. Выберите в настройках камеры телефона JPEG («наиболее совместимые») и снимите заново или сохраните снимок как JPEG и приложите его',
    en: '{file}: pictures in the {format} format are not accepted. Choose JPEG (“most compatible”) in the settings of the telephone’s camera and take the picture again, or save it as JPEG and attach that',
  },
  'errors.file.infected': {
    kk: '{file} файлынан вирус табылды, сондықтан ол қабылданбады. Құжатты қайта суретке түсіріп немесе басқа файлды тіркеңіз',
    ru: 'В файле {file} найден вирус, поэтому он не принят. Сфотографируйте документ заново или приложите другой файл',
    en: 'A virus was found in {file}, so it was not accepted. Photograph the document again or attach another file',
  },
  'errors.file.notScanned': {
    kk: '{file} файлын қазір вирусқа тексеру мүмкін емес. Бірнеше минуттан кейін қайта тіркеңіз: қалған жауаптарыңыз сақталды',
    ru: 'Файл {file} сейчас нельзя проверить на вирусы. Приложите его через несколько минут: остальные ответы сохранены',
    en: '{file} cannot be checked for viruses now. Attach it again in a few minutes: your other answers are kept',
  },
  'errors.file.empty': { kk: '{file} файлы бос', ru: 'Файл {file} пуст', en: '{file} is empty' },
  'errors.file.tooMany': {
    kk: 'Ең көбі {max} файл тіркеуге болады',
    ru: '{max, plural, one {Можно приложить не больше # файла} other {Можно приложить не больше # файлов}}',
    en: 'You can attach up to {max} files',
  },

  'errors.complaint.impossible': {
    kk: 'Шағым тіркелген жоқ: сіз жазып отырғанда бұл іс бойынша шағым беру жабылды. Жазғаныңыз сақталды: мәтінді көшіріп алыңыз да, істің бетін қайта ашыңыз',
    ru: 'Жалоба не зарегистрирована: пока вы писали, возможность пожаловаться по этому делу закрылась. Написанное сохранено: скопируйте текст и откройте страницу дела заново',
    en: 'The complaint was not registered: while you were writing, complaining about this case was closed. Your words are kept: copy the text and open the page of the case again',
  },
  'errors.form.expired': {
    kk: 'Бет тым ұзақ ашық тұрды. Мәліметтерді тексеріп, қайта жіберіңіз',
    ru: 'Страница была открыта слишком долго. Проверьте данные и отправьте ещё раз',
    en: 'The page was open for too long. Check the answers and send them again',
  },

  'errors.page.notFound': { kk: 'Бет табылмады', ru: 'Страница не найдена', en: 'Page not found' },
  'errors.page.notFoundText': {
    kk: 'Мекенжайды тексеріңіз немесе басты беттен бастаңыз.',
    ru: 'Проверьте адрес или начните с главной страницы.',
    en: 'Check the address or begin at the home page.',
  },
  'errors.page.staleForm': { kk: 'Бет ескірген', ru: 'Страница устарела', en: 'The page is out of date' },
  'errors.page.staleFormText': {
    kk: 'Ештеңе жіберілген жоқ: бет ашылғаннан кейін басқа терезеде жүйеге кірген немесе одан шыққан боларсыз. Артқа оралып, бетті жаңартыңыз да, қайта жіберіңіз.',
    ru: 'Ничего не отправлено: вероятно, после открытия страницы вы вошли в систему или вышли из неё в другом окне. Вернитесь назад, обновите страницу и отправьте ещё раз.',
    en: 'Nothing was sent: since the page was opened you may have signed in or out in another window. Go back, reload the page and send again.',
  },
  'errors.page.tooLarge': { kk: 'Жіберілген файлдардың көлемі тым үлкен', ru: 'Отправленные файлы слишком велики', en: 'The files sent are too large' },
  'errors.page.tooLargeText': {
    kk: 'Бір жолы {files} файлдан немесе барлығы {megabytes} МБ-тан артық жіберуге болмайды. Артқа оралып, файлдарды бөліп-бөліп жіберіңіз.',
    ru: 'За один раз можно отправить не больше {files} файлов и не больше {megabytes} МБ в сумме. Вернитесь назад и отправьте файлы по частям.',
    en: 'Up to {files} files and {megabytes} MB in all can be sent at once. Go back and send the files a few at a time.',
  },
  'errors.page.failure': { kk: 'Қызмет уақытша жұмыс істемейді', ru: 'Сервис временно не работает', en: 'The service is not working at the moment' },
  'errors.page.failureText': {
    kk: 'Енгізгеніңіз сақталмаған болуы мүмкін. Біраздан кейін қайталап көріңіз. Оқиға нөмірі: {reference}',
    ru: 'Введённое могло не сохраниться. Попробуйте ещё раз немного позже. Номер события: {reference}',
    en: 'What you entered may not have been saved. Try again a little later. Reference: {reference}',
  },
  'errors.page.tooManyRequests': {
    kk: 'Әрекет тым көп. Бір минуттан кейін қайталаңыз',
    ru: 'Слишком много попыток. Повторите через минуту',
    en: 'Too many attempts. Try again in a minute',
  },
  'errors.document.unmarked': { kk: '«{label}»: құжаттың қалай тапсырылғанын белгілеңіз', ru: '«{label}»: отметьте, как представлен документ', en: '“{label}”: mark how the document was presented' },
  'errors.document.absent': {
    kk: 'Жетпейді: {label}. Топтама бұлай қабылданбайды: тек қабылдаудан бас тартуға болады.',
    ru: 'Не хватает: {label}. Такой пакет не принимается: возможен только отказ в приёме.',
    en: 'Missing: {label}. The package is not accepted so: only the refusal to accept is open.',
  },
  'errors.document.expired': {
    kk: 'Мерзімі өткен: {label}. Топтама бұлай қабылданбайды: тек қабылдаудан бас тартуға болады.',
    ru: 'Просрочено: {label}. Такой пакет не принимается: возможен только отказ в приёме.',
    en: 'Expired: {label}. The package is not accepted so: only the refusal to accept is open.',
  },
  'errors.document.noneLacking': {
    kk: 'Қай құжаттың жоқ не мерзімі өткенін белгілеңіз: өтініш беруші нені әкелу керегін осыдан біледі',
    ru: 'Отметьте, какого документа нет или какой просрочен: из этого заявитель узнаёт, что принести',
    en: 'Mark which document is missing or has expired: from this the applicant learns what to bring',
  },
  'errors.document.noneMissing': {
    kk: 'Қай құжаттың жоқ екенін белгілеңіз: өтініш беруші нені әкелу керегін осыдан біледі',
    ru: 'Отметьте, какого документа нет: из этого заявитель узнаёт, что принести',
    en: 'Mark which document is missing: from this the applicant learns what to bring',
  },
  'errors.document.unexamined': {
    kk: '«{label}»: міндетті құжаттардың бәрін белгілеңіз; біреуі жоқ не талапқа сай болмаса, бас тарту жолын таңдаңыз',
    ru: '«{label}»: отметьте все обязательные документы; если какого-то нет или он не соответствует, выберите отказ',
    en: '“{label}”: tick every compulsory document; where one is missing or does not conform, choose the refusal',
  },
} as const satisfies Catalogue;
