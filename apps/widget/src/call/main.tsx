import { render } from 'preact';
import type { CallHost, CallScreen } from '../frame/calls';
import { Panel } from './panel';
import { Phone, type PhoneState } from './phone';
import { callStrings } from './strings';
import STYLE from './style.css?inline';

/** Calls, in a file of their own: most visitors never make one. */
window.halfhourCall = ({ root, locale, api, signal }: CallHost): CallScreen => {
  document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
  const strings = callStrings(locale);
  const draw = (state: PhoneState) => render(<Panel phone={phone} state={state} strings={strings} />, root);
  const phone = new Phone({ api, signal }, draw);
  return {
    place: () => void phone.place(),
    told: (call) => phone.told(call),
    heard: (heard) => phone.heard(heard),
    lineBack: () => phone.lineBack(),
  };
};
