import type { Words } from './words.ts';

/**
 * What sets a clock going, as the texts print it: handing in the documents, registration, sending the request,
 * accepting at the centre, receiving a notice, taking the decision, presenting the guarantee documents, the end of
 * the previous step.
 */
export type StartEvent =
  | 'handed-in'
  | 'accepted'
  | 'registered'
  | 'sent'
  | 'notified'
  | 'decided'
  | 'presented'
  | 'previous-step';

/** How each start is called beside a date. */
export const START_EVENTS: Readonly<Record<StartEvent, Words>> = {
  'handed-in': {
    kk: 'құжаттар тапсырылған сәттен бастап',
    ru: 'с момента сдачи документов',
    en: 'from handing in the documents',
  },
  accepted: { kk: 'құжаттар қабылданған күннен бастап', ru: 'со дня приёма документов', en: 'from acceptance' },
  registered: { kk: 'тіркелген күннен бастап', ru: 'со дня регистрации', en: 'from registration' },
  sent: { kk: 'сұрау салу жіберілген сәттен бастап', ru: 'с момента отправки запроса', en: 'from sending the request' },
  notified: {
    kk: 'хабарлама алынған күннен бастап',
    ru: 'со дня получения уведомления',
    en: 'from receiving the notice',
  },
  decided: { kk: 'шешім қабылданған күннен бастап', ru: 'со дня принятия решения', en: 'from the decision' },
  presented: {
    kk: 'кепілдік құжаттары ұсынылған күннен бастап',
    ru: 'со дня представления гарантийных документов',
    en: 'from presenting the guarantee documents',
  },
  'previous-step': {
    kk: 'алдыңғы іс-қимыл аяқталған сәттен бастап',
    ru: 'с момента окончания предыдущего действия',
    en: 'from the end of the previous step',
  },
};

/** When each event happened, epoch ms; absent: not yet. */
export type StartMoments = Readonly<Partial<Record<StartEvent, number>>>;

/**
 * When the clock of a norm was set going, or `undefined` while its event has not happened: a term that has not begun
 * has no due date, and none may be invented from another event.
 */
export function findStart(event: StartEvent, moments: StartMoments): number | undefined {
  return moments[event];
}
