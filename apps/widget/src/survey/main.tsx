import { render } from 'preact';
import type { SurveyHost } from '../frame/calls';
import { Card } from './card';
import STYLE from './style.css?inline';

/** Where a card stands already: told of again, it is left alone with what was chosen in it. */
const placed = new WeakSet<HTMLElement>();
document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));

/** Surveys, in a file of their own: most visitors are not asked. */
window.halfhourSurvey = (host: SurveyHost): void => {
  if (placed.has(host.root)) return;
  placed.add(host.root);
  render(<Card {...host} />, host.root);
};
