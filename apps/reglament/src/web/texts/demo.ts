/** Texts of the telephone of the demonstration. */
import type { Catalogue } from './message.ts';

export const demoTexts = {
  'demo.mobile.title': { kk: 'eGov Mobile орнындағы телефон', ru: 'Телефон вместо eGov Mobile', en: 'A telephone in place of eGov Mobile' },
  'demo.mobile.lead': {
    kk: 'Көрсету режимінде қосымшаның орнына осы бет қол қояды: порталмен нағыз eGov Mobile сияқты сөйлеседі, кілт ретінде осы режимдегі азаматтың кілтін алады.',
    ru: 'В демонстрации вместо приложения подписывает эта страница: с порталом она говорит так же, как eGov Mobile, а ключ берёт у жителя демонстрации.',
    en: 'In the demonstration this page signs in place of the application: it speaks to the portal as eGov Mobile does, with the key of one of the demonstration’s people.',
  },
  'demo.mobile.open': { kk: 'Көрсету режимі: қосымшаның орнына осы телефонды ашу', ru: 'Демонстрация: открыть телефон вместо приложения', en: 'Demonstration: open a telephone in place of the application' },
  'demo.mobile.code': { kk: 'QR-кодтың мәтіні', ru: 'Текст QR-кода', en: 'Text of the QR code' },
  'demo.mobile.codeHint': { kk: '«mobileSign:» деп басталады; қол қою бетіндегі сілтемемен өзі ашылады', ru: 'Начинается с «mobileSign:»; по ссылке со страницы подписания открывается само', en: 'Begins with “mobileSign:”; the link on the signing page opens it by itself' },
  'demo.mobile.scan': { kk: 'Кодты оқу', ru: 'Прочитать код', en: 'Read the code' },
  'demo.mobile.notOurs': { kk: 'Бұл – осы порталдың коды емес', ru: 'Это не код этого портала', en: 'This is not a code of this portal' },
  'demo.mobile.what': { kk: 'Қол қойылатын құжат', ru: 'Что подписывается', en: 'What is signed' },
  'demo.mobile.for': { kk: 'Кім сұрайды', ru: 'Кто просит', en: 'Asked by' },
  'demo.mobile.until': { kk: 'Кодтың мерзімі', ru: 'Код действует до', en: 'The code is good until' },
  'demo.mobile.whose': { kk: 'Бұл кімнің телефоны? Біреуін таңдаңыз', ru: 'Чей это телефон? Выберите', en: 'Whose telephone is it? Choose' },
  'demo.mobile.sign': { kk: 'Қол қою', ru: 'Подписать', en: 'Sign' },
  'demo.mobile.accepted': { kk: 'Портал қолтаңбаны қабылдады', ru: 'Портал принял подпись', en: 'The portal has taken the signature' },
  'demo.mobile.back': { kk: 'Порталға оралу', ru: 'Вернуться на портал', en: 'Back to the portal' },
  'demo.mobile.refused': { kk: 'Портал қолтаңбаны қабылдаған жоқ', ru: 'Портал не принял подпись', en: 'The portal did not take the signature' },
  'demo.mobile.silent': { kk: 'Порталдан түсінікті жауап келмеді', ru: 'От портала не пришло понятного ответа', en: 'The portal gave no answer that could be understood' },
  'demo.mobile.silent.text': {
    kk: 'Телефон порталды {portal} мекенжайынан іздейді. Сервердің өзі осы мекенжайға қосыла алатынын және онда басқа бағдарлама тұрмағанын тексеріңіз (PUBLIC_URL баптауы), содан кейін қайталаңыз.',
    ru: 'Телефон ищет портал по адресу {portal}. Проверьте, что сам сервер может к нему подключиться и что там не отвечает другая программа (настройка PUBLIC_URL), и повторите.',
    en: 'The telephone looks for the portal at {portal}. Check that the server itself can reach this address and that no other program answers there (the setting PUBLIC_URL), then try again.',
  },
  'demo.mobile.silent.wasSent': {
    kk: 'Қолтаңба жеткен болуы мүмкін: оны порталдағы бет көрсетеді.',
    ru: 'Подпись могла дойти: это покажет страница портала.',
    en: 'The signature may have arrived: the portal’s page shows it.',
  },
} as const satisfies Catalogue;
