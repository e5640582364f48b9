import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HALVES, type InterimType, type Part, TRIED, type TriedNumber, WITHIN_7_DAYS, WRONG_ADDRESSES } from '#domain';
import { useBootstrap } from '../app/session';
import { Choice, Line, Switch } from '../records/Fields';
import lists from '../records/records.module.css';
import { SmallButton } from '../records/SmallButton';
import { dayIn } from '../records/zone-time';
import { typedTime } from '../records/typed-time';
import { DayField, useNow } from '../ui';
import { rowsOf, type InterimAnswers } from './interim-draft';
import styles from './interim.module.css';

interface PartsProps {
  type: InterimType;
  answers: InterimAnswers;
  /** The part that the desk refused. */
  wrong: string | null;
  onWrite(answers: InterimAnswers): void;
}

/** The parts of one type, a row each; a day stands with its hours. */
export function InterimParts({ type, answers, wrong, onWrite }: PartsProps) {
  const { t } = useTranslation('interim');
  return (
    <div className={styles.parts}>
      {rowsOf(type).map((row) => (
        <div key={row[0]![0]} className={styles.part}>
          <span aria-hidden>{t(`parts.${row[0]![0]}`)}</span>
          <div className={lists.row}>
            {row.map(([name, part]) => (
              <PartField
                key={name}
                name={name}
                part={part}
                answer={answers[name] ?? ''}
                wrong={wrong === name}
                onAnswer={(answer) => onWrite({ ...answers, [name]: answer })}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

interface FieldProps {
  name: string;
  part: Part;
  answer: string | TriedNumber[];
  wrong: boolean;
  onAnswer(answer: string | TriedNumber[]): void;
}

function PartField(props: FieldProps) {
  const { t } = useTranslation('interim');
  const { name, part, answer, wrong, onAnswer } = props;
  const label = t(`parts.${name}`);
  if (typeof answer !== 'string') return <Numbers numbers={answer} wrong={wrong} onAnswer={onAnswer} />;
  const field = { label, value: answer, invalid: wrong, onChange: onAnswer };
  switch (part.kind) {
    case 'who':
      return <Chosen {...field} values={['self', 'family']} />;
    case 'half':
      return <Chosen {...field} values={HALVES} optional />;
    case 'address':
      return <Chosen {...field} values={WRONG_ADDRESSES} optional />;
    case 'day':
      return <Day label={label} value={answer} wrong={wrong} onChange={onAnswer} />;
    case 'bought':
      return <Bought {...props} label={label} answer={answer} />;
    case 'hour':
      return (
        <span className={styles.hour} onBlur={() => onAnswer(typedTime(answer) ?? answer)}>
          <Line {...field} longest={40} />
        </span>
      );
    default:
      return <Line {...field} longest={500} />;
  }
}

interface ChosenProps {
  label: string;
  value: string;
  invalid: boolean;
  values: readonly string[];
  /** May be taken back: something else was said instead. */
  optional?: boolean;
  onChange(value: string): void;
}

function Chosen({ label, value, invalid, values, optional = false, onChange }: ChosenProps) {
  const { t } = useTranslation('interim');
  const options = values.map((each) => ({ value: each, label: t(`chosen.${each}`) }));
  const all = optional ? [{ value: '', label: t('chosen.none') }, ...options] : options;
  return (
    <span data-wrong={invalid || undefined} className={styles.chosen}>
      <Switch label={label} options={all} value={value} onChange={onChange} />
    </span>
  );
}

interface DayProps {
  label: string;
  value: string;
  wrong: boolean;
  past?: boolean;
  onChange(day: string): void;
}

function Day({ label, value, wrong, past = false, onChange }: DayProps) {
  const { t } = useTranslation('interim');
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  return (
    <span data-wrong={wrong || undefined} className={styles.chosen}>
      <DayField
        label={label}
        placeholder={t('choose_day')}
        value={value}
        min={past ? undefined : today}
        max={past ? today : undefined}
        onChange={onChange}
      />
    </span>
  );
}

function Bought({ label, answer, wrong, onAnswer }: FieldProps & { label: string; answer: string }) {
  const { t } = useTranslation('interim');
  const day = answer === WITHIN_7_DAYS ? '' : answer;
  const within = { value: WITHIN_7_DAYS, label: t(`chosen.${WITHIN_7_DAYS}`) };
  return (
    <>
      <Switch<string> label={label} options={[within]} value={answer} onChange={onAnswer} />
      <Day label={label} value={day} wrong={wrong} past onChange={onAnswer} />
    </>
  );
}

interface NumbersProps {
  numbers: readonly TriedNumber[];
  wrong: boolean;
  onAnswer(numbers: TriedNumber[]): void;
}

/** Each number that was tried, apart from the others. */
function Numbers({ numbers, wrong, onAnswer }: NumbersProps) {
  const { t } = useTranslation('interim');
  const outcomes = TRIED.map((value) => ({ value, label: t(`chosen.${value}`) }));
  const put = (i: number, patch: Partial<TriedNumber>) =>
    onAnswer(numbers.map((tried, at) => (at === i ? { ...tried, ...patch } : tried)));
  return (
    <div className={styles.numbers}>
      {numbers.map((tried, i) => (
        <div key={i} className={lists.row}>
          <Line
            label={t('parts.number')}
            longest={40}
            invalid={wrong}
            value={tried.number}
            onChange={(number) => put(i, { number })}
          />
          <Choice
            label={t('outcome')}
            options={outcomes}
            value={tried.outcome}
            onChange={(outcome) => put(i, { outcome })}
          />
          <SmallButton
            label=""
            title={t('remove')}
            icon={<X size={14} aria-label={t('remove')} />}
            onClick={() => onAnswer(numbers.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <SmallButton
        icon={<Plus size={14} aria-hidden />}
        label={t('another_number')}
        disabled={numbers.length >= 10}
        onClick={() => onAnswer([...numbers, { number: '', outcome: 'no_answer' }])}
      />
    </div>
  );
}
