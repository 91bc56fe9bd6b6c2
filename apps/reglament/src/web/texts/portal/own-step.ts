/** Texts of what the applicant does themselves after the request, and of coming for a paper. */
import type { Catalogue } from '../message.ts';

export const portalOwnStepTexts = {
  'portal.own.title': { kk: 'Енді сіздің кезегіңіз', ru: 'Теперь шаг за вами', en: 'It is your turn' },
  'portal.own.until': { kk: 'Мерзімі: {time}.', ru: 'Срок: {time}.', en: 'Due: {time}.' },
  'portal.own.inPerson': {
    kk: 'Мұны өзіңіз келіп істейсіз: {unit}. Жеке куәлігіңізді ала келіңіз. Қызметкер бұл қадамды жүйеге өзі енгізеді.',
    ru: 'Это делается лично: {unit}. Возьмите с собой удостоверение личности. Сотрудник сам отметит этот шаг в системе.',
    en: 'This is done in person: {unit}. Bring your identity card. The official records the step.',
  },
  'portal.own.over': {
    kk: 'Бұл мерзім аяқталды ({time}), сондықтан құжаттар енді қабылданбайды. Сұрағыңыз болса, хабарласыңыз: {unit}.',
    ru: 'Этот срок истёк {time}, поэтому документы больше не принимаются. С вопросами обращайтесь: {unit}.',
    en: 'This term was over at {time}, so the documents are no longer accepted. With questions turn to {unit}.',
  },
  'portal.own.papers': { kk: 'Құжаттардың суреті немесе файлы', ru: 'Фотографии или файлы документов', en: 'Photographs or files of the documents' },
  'portal.own.outcome': { kk: 'Қалай аяқталды?', ru: 'Чем закончилось?', en: 'How did it end?' },
  'portal.own.outcome.result': { kk: 'Таңдадым', ru: 'Выбор сделан', en: 'I have chosen' },
  'portal.own.outcome.refusal': { kk: 'Таңдаған жоқпын', ru: 'Выбор не состоялся', en: 'I have not chosen' },
  'portal.own.outcome.presented': { kk: 'Құжаттарды ұсынамын', ru: 'Представляю документы', en: 'I present the documents' },
  'portal.own.done': { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  'portal.own.comeTitle': { kk: 'Құжатты өзіңіз келіп аласыз', ru: 'За документом нужно прийти', en: 'Come for the document in person' },
  'portal.own.come': {
    kk: '{result} қағаз түрінде беріледі: {unit}. Жеке куәлігіңізді ала келіңіз.',
    ru: '{result} выдаётся на бумаге: {unit}. Возьмите с собой удостоверение личности.',
    en: '{result}: given on paper at {unit}. Bring your identity card.',
  },
} as const satisfies Catalogue;
