// A personal WeChat account by wechaty, in a process of its own: its settings, the words between it and the desk, and what arrives.
export { type ArrivedMessage, type PersonalInbound, readArrived } from './arrived';
export { testInstalled } from './connection-test';
export { pauseAfter } from './pace';
export { NotInstalled, packagePath } from './packages';
export {
  fromWorker,
  type FromWorker,
  type LoginReport,
  loginReport,
  loginState,
  type LoginState,
  type Said,
  type Saying,
  toWorker,
  type ToWorker,
} from './protocol';
export { personalSettings, type PersonalSettings, roomPolicy } from './settings';
export { NOT_INSTALLED_CODE, WorkerProcess, type WorkerPlan } from './worker-process';
