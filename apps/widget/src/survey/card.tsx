import { useEffect, useState } from 'preact/hooks';
import type { SurveyCard } from '#contract';
import type { SurveyHost } from '../frame/calls';
import { type Score, SCORES, surveyStrings } from './strings';

/** The question in place: two presses are enough, words are welcome. */
export function Card({ id, api, locale }: SurveyHost) {
  const path = `/surveys/${id}`;
  const [card, setCard] = useState<SurveyCard | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const load = (): void => {
    setCode(null);
    fetch(api.base + path, { headers: api.headers(), credentials: 'omit', cache: 'no-store' })
      .then((answer) =>
        answer.ok ? (answer.json() as Promise<SurveyCard>) : Promise.reject(new Error(answer.statusText)),
      )
      .then(setCard, () => setCode('network'));
  };
  useEffect(load, []);
  const strings = surveyStrings(locale);
  if (!card)
    return code ? (
      <section class="survey">
        <button type="button" class="again" onClick={load}>
          {strings.again}
        </button>
      </section>
    ) : null;
  if (card.state === 'expired') return <p class="survey over">{strings.survey_expired}</p>;
  if (card.state === 'answered') return <Thanks card={card} strings={strings} />;
  const send = (answer: object) =>
    api.post<SurveyCard>(path, answer).then(setCard, (error: { code?: string }) => {
      if (error.code === 'survey_answered') load();
      else setCode(error.code ?? 'internal');
    });
  return <Questions card={card} strings={strings} code={code} onSend={send} />;
}

type Strings = ReturnType<typeof surveyStrings>;

const Thanks = ({ card, strings }: { card: SurveyCard; strings: Strings }) => (
  <section class="survey done" role="status" data-testid="widget-survey-done">
    <Face score={card.score as Score} />
    <div>
      <b>{strings.scores[card.score as Score]}</b>
      <p>{card.words.thanks}</p>
    </div>
  </section>
);

interface QuestionsProps {
  card: SurveyCard;
  strings: Strings;
  code: string | null;
  onSend(answer: object): Promise<void>;
}

function Questions({ card, strings, code, onSend }: QuestionsProps) {
  const [score, setScore] = useState<Score | null>(null);
  const [solved, setSolved] = useState<'yes' | 'no' | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    const remark = new FormData(event.currentTarget as HTMLFormElement).get('remark') ?? '';
    setBusy(true);
    void onSend({ score, solved, remark }).then(() => setBusy(false));
  };
  return (
    <form class="survey" onSubmit={submit} data-testid="widget-survey">
      <fieldset>
        <legend>{card.words.satisfaction}</legend>
        <div class="scores">
          {SCORES.map((one) => (
            <label key={one} title={strings.scores[one]}>
              <input type="radio" name="score" checked={score === one} onChange={() => setScore(one)} />
              <span data-testid={`widget-score-${one}`}>
                <Face score={one} />
                <i class="only-heard">{strings.scores[one]}</i>
              </span>
            </label>
          ))}
        </div>
        <p class="chosen">{score ? strings.scores[score] : ' '}</p>
      </fieldset>
      {score && (
        <>
          <fieldset>
            <legend>{card.words.solved}</legend>
            <div class="solved">
              {(['yes', 'no'] as const).map((one) => (
                <label key={one}>
                  <input type="radio" name="solved" checked={solved === one} onChange={() => setSolved(one)} />
                  <span>{strings.solved[one]}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <textarea
            name="remark"
            rows={2}
            maxLength={1000}
            placeholder={card.words.remark}
            aria-label={card.words.remark}
          />
          {code && <p role="alert">{strings.problem(code)}</p>}
          <button class="send-survey" disabled={busy}>
            {strings.send}
          </button>
        </>
      )}
    </form>
  );
}

const MOUTHS: Record<Score, string> = {
  5: 'M9.8 17.5c1 4.6 11.4 4.6 12.4 0z',
  4: 'M10.6 18.6c2.6 3 8.2 3 10.8 0',
  3: 'M11 20h10',
  2: 'M10.8 21.4c2.4-2.6 8-2.6 10.4 0',
  1: 'M10 22.6c1.4-4.4 10.6-4.4 12 0M10.6 9.8l3 1.2M21.4 9.8l-3 1.2',
};
const Face = ({ score }: { score: Score }) => (
  <svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
    <circle cx="16" cy="16" r="12.5" />
    <path d={`M12 12.6v.8M20 12.6v.8${MOUTHS[score]}`} />
  </svg>
);
