// Email: how mail comes in, is read and goes out. Knows nothing of tickets.
export { closeMailParser, emailChannel } from './email-channel';
export { imapCursorAtEnd } from './imap-listener';
export { MailParseError, type MailParseCode } from './parser-pool';
export { freshText } from './quotes';
export { replyAddress, tokensIn } from './reply-address';
export { emailSettings, type EmailSettings } from './settings';
export { startSmtpDoor, type SmtpDoor, type SmtpDoorOptions } from './smtp-door';
