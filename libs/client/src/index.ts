// The browser's half of realtime: connect, replay, fold events into snapshots. No framework, no screens.
export * from './apply-event';
export * from './calls';
export * from './connection-options';
export * from './desk-connection';
export * from './listeners';
export * from './snapshots';
export * from './watches';
