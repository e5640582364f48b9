// Email: how mail comes in, is read and goes out. Knows nothing of tickets.
export { checkDkim, dkimRecord, newDkimKey, type DkimCheck, type DkimRecord } from './dkim';
export { closeMail, emailChannel } from './email-channel';
export { describeFailure as failureOf } from './failures';
export { backfillMails, countMails, type BackfillPage, type BackfillPlace } from './imap-backfill';
export { listFolders, type FolderUse, type MailFolder } from './imap-folders';
export {
  authorizeUrl,
  exchangeCode,
  newPkce,
  OAuthError,
  oauthProviders,
  refreshTokens,
  type OAuthProvider,
  type OAuthTokens,
} from './oauth';
export { MailParseError, type MailParseCode } from './parser-pool';
export { freshText } from './quotes';
export { replyAddress, tokensIn } from './reply-address';
export { emailSettings, type DkimSettings, type EmailSettings, type ImapSettings } from './settings';
export { startSmtpDoor, type SmtpDoor, type SmtpDoorOptions } from './smtp-door';
