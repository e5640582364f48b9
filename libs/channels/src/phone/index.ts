// Telephone systems: signed webhooks, Asterisk, FreeSWITCH, CDR files. What they say becomes call events; knows nothing of tickets.
export { callerOf, type Caller } from './caller';
export { cdrHead, readCdr } from './cdr/read-cdr';
export { csvRecords, type CsvRecord } from './cdr/records';
export { listenToPhone, PHONE_CAPABILITIES, testPhone } from './listen';
export { type PhoneContext, type PhoneInput, PhoneUnreadable } from './read';
export { readAmi } from './asterisk/read-ami';
export { readEsl } from './freeswitch/read-esl';
export { openRecording, RecordingFault, recordingUrl } from './recording/fetch-recording';
export { phoneSettings, type PhoneSettings } from './settings';
export { phoneWebhook, readWebhook } from './webhook';
