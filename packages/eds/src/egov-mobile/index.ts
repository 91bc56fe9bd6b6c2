export {
  acceptMobileAnswer, answerApi1, answerApi2, type Api1Body, type Api2Body, type Api2Document, type MobileSigned,
} from './calls.ts';
export {
  mobileDeepLink, type MobileDocument, type MobileName, mobileQrText, type MobileRefusal, type MobileSigning, startMobileSigning,
} from './session.ts';
