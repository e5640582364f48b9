import type * as webCalls from '../web-calls';
import type * as widget from '../widget';
import { type In, type Out, route } from './route';

/** What the widget asks for a visitor. */
export const VISITOR_ROUTES = {
  visitorSession: route<In<typeof widget.visitorSessionRequest>, undefined, widget.VisitorSession>(
    'POST',
    '/widget/:key/session',
  ),
  visitorDetails: route<In<typeof widget.visitorDetails>>('PUT', '/widget/:key/details'),
  visitorSay: route<In<typeof widget.visitorSay>, undefined, widget.VisitorSayAck>('POST', '/widget/:key/messages'),
  visitorEvents: route<undefined, { after: number }, { events: widget.VisitorEvent[] }>('GET', '/widget/:key/events'),
  visitorEarlier: route<undefined, In<typeof widget.visitorEarlierQuery>, Out<typeof widget.visitorMessages>>(
    'GET',
    '/widget/:key/messages',
  ),
  visitorCall: route<In<typeof webCalls.visitorCallStart>, undefined, webCalls.VisitorCallStarted>(
    'POST',
    '/widget/:key/calls',
  ),
  visitorAnswer: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.VisitorCallStarted>(
    'POST',
    '/widget/:key/calls/:id/answer',
  ),
  visitorDecline: route<undefined, undefined, webCalls.VisitorCall>('POST', '/widget/:key/calls/:id/decline'),
  visitorHangUp: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.VisitorCall>(
    'POST',
    '/widget/:key/calls/:id/hang-up',
  ),
  visitorBeat: route<In<typeof webCalls.webCallJoin>, undefined, webCalls.VisitorCall>(
    'POST',
    '/widget/:key/calls/:id/beat',
  ),
} as const;
