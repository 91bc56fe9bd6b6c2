/** Texts of login with EDS and of signing by QR with eGov Mobile. Codes of the signature library bring their own words. */
import type { Catalogue } from './message.ts';

export const edsTexts = {
  'eds.login.title': { kk: 'ЭЦҚ арқылы кіру', ru: 'Вход с ЭЦП', en: 'Sign in with your EDS' },
  'eds.login.lead': {
    kk: 'Кілтіңізбен бір реттік сұрауға қол қоясыз, ал біз сізді тіркеу куәлігіндегі ЖСН бойынша танимыз. Сұрау {minutes} минут жарамды.',
    ru: 'Вы подпишете своим ключом одноразовый запрос, а мы узнаем вас по ИИН из регистрационного свидетельства. Запрос действует {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}.',
    en: 'You sign a one-time challenge with your key, and we know you by the IIN in your certificate. The challenge is good for {minutes, plural, one {# minute} other {# minutes}}.',
  },
  'eds.login.byPassword': { kk: 'Пароль арқылы кіру', ru: 'Войти по паролю', en: 'Sign in with a password' },
  'eds.login.panel': { kk: 'Кіру кілті', ru: 'Ключ для входа', en: 'Key for signing in' },
  'eds.login.noScripts': {
    kk: 'ЭЦҚ арқылы кіру үшін браузерде JavaScript қосулы болуы керек: кілт тек осы бетте ашылады әрі ешқайда жіберілмейді. Онсыз пароль арқылы кіре аласыз.',
    ru: 'Для входа с ЭЦП в браузере должен быть включён JavaScript: ключ открывается только на этой странице и никуда не отправляется. Без него можно войти по паролю.',
    en: 'To sign in with your EDS, JavaScript must be switched on: the key is opened on this page only and is sent nowhere. Without it you can sign in with a password.',
  },
  'eds.login.keyFileHint': {
    kk: 'Аты AUTH_RSA256…, GOST512… деп басталатын .p12 файлы. Кілт құрылғыңыздан шықпайды',
    ru: 'Файл .p12, его имя обычно начинается с AUTH_RSA256… или GOST512…. Ключ не покидает вашего устройства',
    en: 'A .p12 file, usually named AUTH_RSA256… or GOST512…. The key does not leave your device',
  },
  'eds.login.submit': { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  'eds.login.ncaLayer': { kk: 'NCALayer арқылы кіру', ru: 'Войти через NCALayer', en: 'Sign in through NCALayer' },
  'eds.login.ncaLayerRefused': {
    kk: 'NCALayer қол қоя алмады. Кіруге арналған кілтті таңдадыңыз ба?',
    ru: 'NCALayer не смог подписать. Вы выбрали ключ для входа?',
    en: 'NCALayer could not sign. Did you choose a key for signing in?',
  },
  'eds.login.signingKey': {
    kk: 'Бұл тек құжатқа қол қоюға арналған кілт. Кіруге арналған кілтті таңдаңыз: AUTH_RSA256 немесе GOST512',
    ru: 'Этот ключ только для подписания документов. Выберите ключ для входа: AUTH_RSA256 или GOST512',
    en: 'This key is for signing documents only. Choose the key for signing in: AUTH_RSA256 or GOST512',
  },
  'eds.login.cancelled': { kk: 'Кіруден бас тарттыңыз. Ештеңе жіберілген жоқ', ru: 'Вы отменили вход. Ничего не отправлено', en: 'You cancelled. Nothing was sent' },
  'eds.login.noAccount.title': { kk: 'Сіз порталда әлі тіркелмегенсіз', ru: 'Вы ещё не зарегистрированы на портале', en: 'You are not registered on the portal yet' },
  'eds.login.noAccount.text': {
    kk: 'ЭЦҚ-ңыз расталды, бірақ тіркеу куәлігіңіздегі ЖСН порталда тіркелмеген. Бір рет тіркелсеңіз болғаны: ЖСН өрісі толтырылып тұрады.',
    ru: 'Ваша ЭЦП подтверждена, но ИИН из регистрационного свидетельства на портале не зарегистрирован. Зарегистрироваться нужно один раз, ИИН уже будет заполнен.',
    en: 'Your EDS is confirmed, but the IIN of your certificate is not registered on the portal. You register once; the IIN will be filled in already.',
  },

  'eds.code.login-used': { kk: 'Бұл кіру сұрауы бұрын пайдаланылған. Жаңа сұрауға қол қойыңыз', ru: 'Этот запрос на вход уже использован. Подпишите новый', en: 'This challenge has been used already. Sign the new one' },
  'eds.code.login-expired': { kk: 'Кіру сұрауының мерзімі өтіп кетті. Жаңа сұрауға қол қойыңыз', ru: 'Срок запроса на вход истёк. Подпишите новый', en: 'The challenge has expired. Sign the new one' },
  'eds.code.login-unknown': { kk: 'Кіру сұрауы осы браузерде басталмаған. Жаңа сұрауға қол қойыңыз', ru: 'Запрос на вход начат не в этом браузере. Подпишите новый', en: 'The challenge was not begun in this browser. Sign the new one' },
  'eds.code.login-other-content': { kk: 'Қолтаңба осы кіру сұрауына қойылмаған. Қайтадан қол қойыңыз', ru: 'Подписан не этот запрос на вход. Подпишите ещё раз', en: 'What was signed is not this challenge. Sign again' },
  'eds.code.certificate-without-iin': {
    kk: 'Тіркеу куәлігінде ЖСН жоқ: ол адамға емес, ұйымға немесе жүйеге берілген. Өз кілтіңізді таңдаңыз',
    ru: 'В регистрационном свидетельстве нет ИИН: оно выдано организации или системе. Выберите свой ключ',
    en: 'The certificate has no IIN: it was issued to an organisation or a system. Choose your own key',
  },
  'eds.code.not-staff': {
    kk: 'Бұл ЖСН-мен жұмыс орны тіркелмеген. Ұйымыңыздың әкімшісіне жүгініңіз',
    ru: 'С этим ИИН рабочее место не зарегистрировано. Обратитесь к администратору своей организации',
    en: 'No workplace is registered for this IIN. Turn to the administrator of your organisation',
  },
  'eds.code.staff-ambiguous': {
    kk: 'Бұл ЖСН-мен бірнеше жұмыс орны тіркелген. Логин мен пароль арқылы кіріңіз',
    ru: 'С этим ИИН зарегистрировано несколько рабочих мест. Войдите по логину и паролю',
    en: 'Several workplaces are registered for this IIN. Sign in with your login and password',
  },
  'eds.code.other-organisation': {
    kk: 'Тіркеу куәлігі басқа ұйымға берілген. Өз ұйымыңыздың кілтін немесе жеке кілтіңізді таңдаңыз',
    ru: 'Регистрационное свидетельство выдано другой организации. Выберите ключ своей организации или личный ключ',
    en: 'The certificate was issued to another organisation. Choose the key of your own organisation or your personal key',
  },
  'eds.qr.summary': { kk: 'eGov Mobile арқылы', ru: 'Через eGov Mobile', en: 'With eGov Mobile' },
  'eds.qr.otherwise': { kk: 'Кілт файлымен немесе NCALayer арқылы', ru: 'Файлом ключа или через NCALayer', en: 'With a key file or NCALayer' },
  'eds.qr.text': {
    kk: 'Кілтіңіз телефондағы eGov Mobile қосымшасында болса, файл да, бағдарлама да керек емес. Телефоннан кірсеңіз, қосымшаны ашатын батырма шығады, компьютерде QR-код көрсетіледі.',
    ru: 'Если ваш ключ в приложении eGov Mobile, не нужны ни файл, ни программа. На телефоне появится кнопка, открывающая приложение, на компьютере – QR-код.',
    en: 'If your key is in the eGov Mobile application, you need neither a file nor a program. On a phone you get a button that opens the application, on a computer a QR code.',
  },
  'eds.qr.show': { kk: 'eGov Mobile-мен қол қою', ru: 'Подписать в eGov Mobile', en: 'Sign in eGov Mobile' },
  'eds.qr.title': { kk: 'Телефонда қол қою', ru: 'Подпись на телефоне', en: 'Sign on your phone' },
  'eds.qr.step1': { kk: 'Телефонда eGov Mobile қосымшасын ашыңыз.', ru: 'Откройте на телефоне приложение eGov Mobile.', en: 'Open the eGov Mobile application on your phone.' },
  'eds.qr.step2': { kk: 'Қосымшадағы сканерді осы кодқа бағыттаңыз.', ru: 'Наведите сканер приложения на этот код.', en: 'Point its scanner at this code.' },
  'eds.qr.step3': { kk: 'Өтінішті қарап шығып, қол қойыңыз: ол бірден жіберіледі.', ru: 'Просмотрите заявление и подпишите его: оно отправится сразу.', en: 'Look through the application and sign it: it is sent at once.' },
  'eds.qr.step3Several': { kk: 'Өтінішті қарап шығып, қол қойыңыз. Өтініш бәрі қол қойғанда жіберіледі.', ru: 'Просмотрите заявление и подпишите его. Оно уйдёт, когда подпишут все.', en: 'Look through the application and sign it. It goes when all have signed.' },
  'eds.qr.step3Answer': { kk: 'Жауабыңызды қарап шығып, қол қойыңыз: құжат бірден жіберіледі.', ru: 'Просмотрите ответ и подпишите его: документ отправится сразу.', en: 'Look through your answer and sign it: the document is sent at once.' },
  'eds.qr.valid': {
    kk: 'Код {minutes} минут жарамды, оны бір рет қана пайдалануға болады. Кодты басқа ешкімге көрсетпеңіз.',
    ru: 'Код действует {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} и только один раз. Никому его не показывайте.',
    en: 'The code is good for {minutes, plural, one {# minute} other {# minutes}} and for one use. Show it to nobody.',
  },
  'eds.qr.image': { kk: 'eGov Mobile қосымшасына арналған QR-код', ru: 'QR-код для приложения eGov Mobile', en: 'QR code for the eGov Mobile application' },
  'eds.qr.samePhone': { kk: 'eGov Mobile қосымшасын осы телефонда ашу', ru: 'Открыть eGov Mobile на этом телефоне', en: 'Open eGov Mobile on this phone' },
  'eds.qr.otherPhone': { kk: 'Қосымша басқа телефонда болса:', ru: 'Если приложение на другом телефоне:', en: 'If the application is on another phone:' },
  'eds.qr.waiting': { kk: 'Телефонда қол қойылғанын күтіп тұрмыз…', ru: 'Ждём подписи на телефоне…', en: 'Waiting for the signature on your phone…' },
  'eds.qr.notYet': { kk: 'Әзірге қол қойылған жоқ. Телефонда қол қойған соң қайта тексеріңіз.', ru: 'Подписи пока нет. Подпишите на телефоне и проверьте снова.', en: 'There is no signature yet. Sign on your phone and check again.' },
  'eds.qr.check': { kk: 'Қол қойылғанын тексеру', ru: 'Проверить подпись', en: 'Check for the signature' },
  'eds.qr.expired.title': { kk: 'QR-кодтың мерзімі өтіп кетті', ru: 'Срок действия QR-кода истёк', en: 'The QR code has expired' },
  'eds.qr.expired.text': {
    kk: 'Ештеңе жіберілген жоқ, жауаптарыңыз сақталды. Жаңа код алыңыз немесе басқаша қол қойыңыз.',
    ru: 'Ничего не отправлено, ваши ответы сохранены. Получите новый код или подпишите другим способом.',
    en: 'Nothing was sent, and your answers are kept. Get a new code or sign in another way.',
  },
  'eds.qr.expired.joint': {
    kk: 'Сіз әлі қол қойған жоқсыз. Жаңа код алыңыз немесе басқаша қол қойыңыз.',
    ru: 'Вы ещё не подписали. Получите новый код или подпишите другим способом.',
    en: 'You have not signed yet. Get a new code or sign in another way.',
  },
  'eds.qr.expired.unknown': {
    kk: 'Бұл код енді жарамсыз. Өтініштеріңіздің қазіргі күйі жеке кабинетіңізде көрсетілген.',
    ru: 'Этот код больше не действует. Что стало с вашими заявлениями, видно в личном кабинете.',
    en: 'This code is no longer good. Your cabinet shows how your applications stand.',
  },
  'eds.qr.again': { kk: 'Қол қою бетіне оралу', ru: 'Вернуться к подписанию', en: 'Back to signing' },

  'eds.code.qr-used': { kk: 'Бұл QR-код бұрын пайдаланылған: құжатқа қол қойылып, жіберілген.', ru: 'Этот QR-код уже использован: документ подписан и отправлен.', en: 'This QR code has been used: the document is signed and sent.' },
  'eds.code.qr-over': {
    kk: 'Бұл құжатқа енді қол қойылмайды: ол өзгертілген, қайтарып алынған немесе мерзімі өткен. Порталдағы бетті қайта ашыңыз.',
    ru: 'Этот документ больше не подписывается: он изменён, отозван или срок прошёл. Откройте страницу портала заново.',
    en: 'This document can no longer be signed: it was changed, taken back or its term has passed. Open the portal’s page again.',
  },
  'eds.code.qr-unknown': { kk: 'Мұндай QR-код табылмады. Портал көрсеткен соңғы кодты сканерлеңіз.', ru: 'Такой QR-код не найден. Отсканируйте последний код, показанный порталом.', en: 'There is no such QR code. Scan the latest one shown by the portal.' },
} as const satisfies Catalogue;
