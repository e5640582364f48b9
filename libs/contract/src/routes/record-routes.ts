import type * as states from '../agent-states';
import type * as board from '../board';
import type * as callbacks from '../callbacks';
import type * as charts from '../figure-charts';
import type * as figures from '../figures';
import type * as interim from '../interim';
import type * as messages from '../messages';
import type * as phone from '../phone';
import type * as promises from '../promises';
import type * as records from '../records';
import type * as webCalls from '../web-calls';
import { type In, type Out, route } from './route';

/** Calls, callbacks, promises, and what is counted of them. */
export const RECORD_ROUTES = {
  // calls, callbacks
  listCalls: route<undefined, In<typeof records.callQuery>, Out<typeof records.callList>>('GET', '/calls'),
  startCall: route<In<typeof records.callStart>, undefined, records.Call>('POST', '/calls'),
  typeCall: route<In<typeof records.callTyped>, undefined, records.Call>('POST', '/calls/typed'),
  stepCall: route<In<typeof records.callStep>, undefined, records.Call>('POST', '/calls/:id/step'),
  endCall: route<In<typeof records.callEnd>, undefined, records.Call>('POST', '/calls/:id/end'),
  callOutcome: route<In<typeof records.callOutcomeRequest>, undefined, records.Call>('POST', '/calls/:id/outcome'),
  correctCall: route<In<typeof records.callCorrect>, undefined, records.Call>('POST', '/calls/:id/correct'),
  webCalls: route<undefined, undefined, webCalls.WebCallList>('GET', '/web-calls'),
  startWebCall: route<In<typeof webCalls.webCallStart>, undefined, webCalls.WebCallStarted>('POST', '/web-calls'),
  answerWebCall: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.WebCallJoined>(
    'POST',
    '/web-calls/:id/answer',
  ),
  declineWebCall: route<undefined, undefined, records.Call>('POST', '/web-calls/:id/decline'),
  stepWebCall: route<In<typeof webCalls.webCallStep>, undefined, records.Call>('POST', '/web-calls/:id/step'),
  hangUpWebCall: route<In<typeof webCalls.webCallJoin>, undefined, records.Call>('POST', '/web-calls/:id/hang-up'),
  beatWebCall: route<In<typeof webCalls.webCallJoin>, undefined, records.Call>('POST', '/web-calls/:id/beat'),
  noteWebCall: route<In<typeof webCalls.webCallNote>, undefined, records.Call>('PUT', '/web-calls/:id/note'),
  ringingCalls: route<undefined, undefined, { rows: records.Call[] }>('GET', '/calls/ringing'),
  getCall: route<undefined, undefined, records.Call>('GET', '/calls/:id'),
  callCard: route<undefined, undefined, Out<typeof phone.callCard>>('GET', '/calls/:id/card'),
  noteCall: route<In<typeof phone.callNote>, undefined, records.Call>('POST', '/calls/:id/note'),
  matchCall: route<In<typeof phone.callMatch>, undefined, records.Call>('POST', '/calls/:id/match'),
  listenToRecording: route<undefined, undefined, Out<typeof phone.listening>>(
    'POST',
    '/calls/:id/recordings/:recordingId/listen',
  ),
  recordingListeners: route<undefined, undefined, { rows: Out<typeof phone.listener>[] }>(
    'GET',
    '/calls/:id/recordings/:recordingId/listeners',
  ),
  markConsent: route<In<typeof phone.consentMark>, undefined, { ok: true }>(
    'POST',
    '/calls/:id/recordings/:recordingId/consent',
  ),
  listCdrImports: route<undefined, undefined, { rows: phone.CdrImport[] }>('GET', '/admin/inboxes/:id/cdr-imports'),
  stopCdrImport: route<undefined, undefined, phone.CdrImport>('POST', '/admin/cdr-imports/:id/stop'),
  ownPhone: route<undefined, undefined, { phone: phone.AgentPhone | null }>('GET', '/phones/own'),
  choosePhone: route<In<typeof phone.phoneChoice>, undefined, phone.AgentPhone>('PUT', '/phones/own'),
  listCallbacks: route<undefined, In<typeof callbacks.callbackQuery>, Out<typeof callbacks.callbackList>>(
    'GET',
    '/callbacks',
  ),
  planCallback: route<In<typeof callbacks.callbackPlan>, undefined, callbacks.Callback>('POST', '/callbacks'),
  completeCallback: route<In<typeof callbacks.callbackComplete>, undefined, callbacks.Callback>(
    'POST',
    '/callbacks/:id/complete',
  ),
  moveCallback: route<In<typeof callbacks.callbackMove>, undefined, callbacks.Callback>('POST', '/callbacks/:id/move'),
  cancelCallback: route<In<typeof callbacks.callbackCancel>, undefined, callbacks.Callback>(
    'POST',
    '/callbacks/:id/cancel',
  ),
  snoozeCallback: route<In<typeof callbacks.callbackSnooze>, undefined, callbacks.Callback>(
    'POST',
    '/callbacks/:id/snooze',
  ),
  callbackCoverage: route<undefined, In<typeof callbacks.coverageQuery>, callbacks.Coverage>(
    'GET',
    '/callbacks/coverage',
  ),
  callbackAnswers: route<undefined, In<typeof callbacks.answersQuery>, callbacks.Answers>('GET', '/callbacks/answers'),
  exportCallbacks: route<undefined, In<typeof callbacks.coverageExportQuery>, Blob>('GET', '/callbacks/export'),
  serviceOutcome: route<In<typeof callbacks.serviceOutcomeRequest>, undefined, callbacks.Callback>(
    'POST',
    '/tickets/:id/outcome',
  ),

  // promises and interim results
  listPromises: route<undefined, In<typeof promises.promiseQuery>, Out<typeof promises.promiseList>>(
    'GET',
    '/promises',
  ),
  promiseDay: route<undefined, In<typeof promises.promiseDayQuery>, promises.PromiseDay>('GET', '/promises/day'),
  makePromise: route<In<typeof promises.promiseMake>, undefined, promises.PromiseView>('POST', '/tickets/:id/promises'),
  changePromise: route<In<typeof promises.promiseChange>, undefined, promises.PromiseView>(
    'POST',
    '/promises/:id/change',
  ),
  keepPromise: route<In<typeof promises.promiseKeep>, undefined, promises.PromiseView>('POST', '/promises/:id/keep'),
  contactAbsent: route<In<typeof promises.promiseAbsent>, undefined, promises.PromiseView>(
    'POST',
    '/promises/:id/absent',
  ),
  cancelPromise: route<In<typeof promises.promiseCancel>, undefined, promises.PromiseView>(
    'POST',
    '/promises/:id/cancel',
  ),
  noteInterim: route<In<typeof interim.interimRequest>, undefined, Out<typeof messages.messageResult>>(
    'POST',
    '/tickets/:id/interim',
  ),

  // board and figures
  board: route<undefined, In<typeof board.boardQuery>, board.Board>('GET', '/board'),
  figures: route<undefined, In<typeof figures.figuresQuery>, figures.Figures>('GET', '/figures'),
  figureRows: route<undefined, In<typeof figures.figureRowsQuery>, Out<typeof figures.figureEvidencePage>>(
    'GET',
    '/figures/rows',
  ),
  agentStates: route<undefined, In<typeof states.agentStatesQuery>, states.AgentStates>('GET', '/agent-states'),
  figureChart: route<undefined, In<typeof charts.figureChartQuery>, charts.FigureChart>('GET', '/figures/chart'),
  figureChartRows: route<undefined, In<typeof charts.figureChartRowsQuery>, Out<typeof figures.figureEvidencePage>>(
    'GET',
    '/figures/chart/rows',
  ),
  figureRollups: route<undefined, undefined, figures.FigureRollups>('GET', '/figures/rollups'),
  rebuildFigures: route<In<typeof figures.figureRebuildAsk>, undefined, figures.FigureRollups>(
    'POST',
    '/figures/rollups/rebuild',
  ),
  stopRebuildingFigures: route<undefined, undefined, figures.FigureRollups>('POST', '/figures/rollups/stop'),
  exportFigures: route<undefined, In<typeof figures.exportQuery>, Blob>('GET', '/figures/export'),
} as const;
