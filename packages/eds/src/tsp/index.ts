export { type ReceivedTimeStamp, requestTimeStamp, type TimeStampClientInput, TimeStampFailure } from './client.ts';
export { TSA_POLICY } from './oids.ts';
export { findTokenIn, makeTimeStampRequest, parseTimeStampRequest, type TimeStampRequest } from './request.ts';
export { type Imprint, parseTimeStampInfo, type TimeStampInfo } from './time-stamp-info.ts';
export { type TimeStampInput, type TimeStampVerification, verifyTimeStamp } from './verify.ts';
