// Decisions about one ticket: what happens, in order, and what the ticket is afterwards. No clock, no I/O.
export { isAmongOthers } from './among-others';
export * from './clocks';
export * from './deadlines';
export { type ClockFacts } from './episodes';
export * from './fields';
export { assignByDesk, claim, release, takeOver, transfer } from './holding';
export * from './plan';
export { markSpam, notSpam } from './spam';
export {
  announce,
  answerByCall,
  call,
  greet,
  hearCall,
  hearWhisper,
  note,
  recall,
  receive,
  reply,
  type ReplyFacts,
  whisper,
} from './speaking';
export { noReplyNeeded, setStatus } from './statuses';
export { takeBack } from './taking-back';
export * from './ticket';
