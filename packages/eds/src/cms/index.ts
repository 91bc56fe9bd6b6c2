export {
  addSignature, algorithmOfKey, type CmsSigner, makeCms, type MakeCmsInput, prepareCms, type PrepareCmsInput, type PreparedCms, type TimeStamper,
} from './make.ts';
export { allSignersValid, type CmsVerification, type SignerVerdict, verifyCms } from './verify.ts';
