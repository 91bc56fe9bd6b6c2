/** Texts of signing with an EDS in the browser: of applicants on the portal and of heads at the workplace. */
import type { Catalogue } from './message.ts';

export const signingTexts = {
  'signing.title': { kk: 'ЭЦҚ-мен қол қою', ru: 'Подпись ЭЦП', en: 'Sign with your EDS' },
  'signing.noScripts': {
    kk: 'Қол қою үшін браузерде JavaScript қосулы болуы керек: кілт тек осы бетте ашылады әрі ешқайда жіберілмейді.',
    ru: 'Для подписи в браузере должен быть включён JavaScript: ключ открывается только на этой странице и никуда не отправляется.',
    en: 'To sign, JavaScript must be switched on in the browser: the key is opened on this page only and is sent nowhere.',
  },
  'signing.keyFile': { kk: 'Кілт файлы', ru: 'Файл ключа', en: 'Key file' },
  'signing.keyFileHint': {
    kk: 'Аты RSA256…, GOST512… немесе GOSTKNCA деп басталатын .p12 файлы. Кілт құрылғыңыздан шықпайды',
    ru: 'Файл .p12, его имя обычно начинается с RSA256…, GOST512… или GOSTKNCA. Ключ не покидает вашего устройства',
    en: 'A .p12 file, usually named RSA256…, GOST512… or GOSTKNCA. The key does not leave your device',
  },
  'signing.keyPassword': { kk: 'Кілттің паролі', ru: 'Пароль к ключу', en: 'Password of the key' },
  'signing.only': { kk: 'Қол қою', ru: 'Подписать', en: 'Sign' },
  'signing.sign': { kk: 'Қол қойып, жіберу', ru: 'Подписать и отправить', en: 'Sign and send' },
  'signing.ncaLayer': { kk: 'NCALayer арқылы қол қою', ru: 'Подписать через NCALayer', en: 'Sign through NCALayer' },
  'signing.ncaLayerText': {
    kk: 'Кілтіңіз жеке куәлікте, токенде болса немесе NCALayer бағдарламасын пайдалансаңыз. Бағдарлама компьютеріңізде іске қосулы болуы керек.',
    ru: 'Если ключ на удостоверении личности, на токене или вы пользуетесь программой NCALayer. Программа должна быть запущена на вашем компьютере.',
    en: 'If your key is on an identity card or a token, or you use NCALayer. The program must be running on your computer.',
  },
  'signing.ncaLayerSign': { kk: 'NCALayer-ді ашу', ru: 'Открыть NCALayer', en: 'Open NCALayer' },
  'signing.demoKeys': { kk: 'Көрсету режиміндегі кілт файлдары', ru: 'Файлы ключей демонстрационного режима', en: 'Key files of the demonstration' },
  'signing.signature': { kk: 'ЭЦҚ', ru: 'ЭЦП', en: 'EDS' },

  'signing.busy': { kk: 'Қол қойылып жатыр…', ru: 'Подписываем…', en: 'Signing…' },
  'signing.busyNcaLayer': { kk: 'NCALayer терезесінде кілтті таңдаңыз…', ru: 'Выберите ключ в окне NCALayer…', en: 'Choose the key in the NCALayer window…' },
  'signing.sending': { kk: 'Қол қойылды, жіберіліп жатыр…', ru: 'Подписано, отправляем…', en: 'Signed, sending…' },
  'signing.fileMissing': { kk: 'Кілт файлын таңдаңыз', ru: 'Выберите файл ключа', en: 'Choose the key file' },
  'signing.passwordMissing': { kk: 'Кілттің паролін енгізіңіз', ru: 'Введите пароль к ключу', en: 'Enter the password of the key' },
  'signing.wrongPassword': { kk: 'Кілттің паролі дұрыс емес', ru: 'Неверный пароль к ключу', en: 'The password of the key is wrong' },
  'signing.malformed': { kk: 'Бұл файл кілт файлы емес немесе бүлінген', ru: 'Это не файл ключа, или он повреждён', en: 'This is not a key file, or it is damaged' },
  'signing.noKey': { kk: 'Файлда кілт жоқ', ru: 'В файле нет ключа', en: 'The file holds no key' },
  'signing.unsupported': { kk: 'Файлдағы кілттің түріне қолдау көрсетілмейді', ru: 'Ключ такого вида не поддерживается', en: 'A key of this kind is not supported' },
  'signing.authenticationKey': {
    kk: 'Бұл кіруге арналған кілт (AUTH). Қол қоюға арналған кілтті таңдаңыз: RSA256 немесе GOST512',
    ru: 'Это ключ для входа (AUTH). Выберите ключ для подписи: RSA256 или GOST512',
    en: 'This key is for signing in (AUTH). Choose the key for signing: RSA256 or GOST512',
  },
  'signing.cancelled': { kk: 'Қол қоюдан бас тарттыңыз. Ештеңе жіберілген жоқ', ru: 'Вы отменили подписание. Ничего не отправлено', en: 'You cancelled the signing. Nothing was sent' },
  'signing.ncaLayerUnreachable': {
    kk: 'NCALayer жауап бермейді. Бағдарламаны іске қосып, қайталап көріңіз',
    ru: 'NCALayer не отвечает. Запустите программу и попробуйте снова',
    en: 'NCALayer does not answer. Start the program and try again',
  },
  'signing.ncaLayerRefused': {
    kk: 'NCALayer қол қоя алмады. Қол қоюға арналған кілтті таңдадыңыз ба?',
    ru: 'NCALayer не смог подписать. Вы выбрали ключ для подписи?',
    en: 'NCALayer could not sign. Did you choose a key for signing?',
  },
  'signing.failed': { kk: 'Қол қою мүмкін болмады. Қайталап көріңіз', ru: 'Подписать не удалось. Попробуйте ещё раз', en: 'Signing failed. Please try again' },
} as const satisfies Catalogue;
