import { Switch } from 'antd';
import { Bot, ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Greeting, InboxSummary } from '#contract';
import { swapped, useGreetingWhen } from './greeting-order';
import { TextWithVariables } from './TextWithVariables';

interface InboxGreetingsProps {
  inbox: InboxSummary;
  greetings: Greeting[];
  may: boolean;
  onOpen(greeting: Greeting): void;
  onSave(changed: Greeting[]): void;
}

/** The greetings of one inbox in their order. */
export function InboxGreetings({ inbox, greetings, may, onOpen, onSave }: InboxGreetingsProps) {
  if (greetings.length === 0) return null;
  return (
    <section className="sc-inbox">
      <h2>{inbox.name}</h2>
      <div className="pc-list">
        {greetings.map((greeting, index) => (
          <div key={greeting.id} className={greeting.enabled ? 'pc-row sc-greeting' : 'pc-row sc-greeting off'}>
            <Bot size={15} aria-hidden className="pc-dim" />
            <GreetingWords greeting={greeting} onOpen={may ? () => onOpen(greeting) : null} />
            {may && <GreetingActs greetings={greetings} index={index} onSave={onSave} />}
          </div>
        ))}
      </div>
    </section>
  );
}

function GreetingWords({ greeting, onOpen }: { greeting: Greeting; onOpen: (() => void) | null }) {
  const when = useGreetingWhen();
  return (
    <div className="pc-cut">
      {onOpen ? (
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {when(greeting)}
        </button>
      ) : (
        <b>{when(greeting)}</b>
      )}
      <TextWithVariables text={greeting.text} />
    </div>
  );
}

function GreetingActs({
  greetings,
  index,
  onSave,
}: {
  greetings: Greeting[];
  index: number;
  onSave(changed: Greeting[]): void;
}) {
  const { t } = useTranslation('scripts');
  const greeting = greetings[index]!;
  return (
    <div className="pc-row-acts">
      {([-1, 1] as const).map((by) => (
        <button
          key={by}
          type="button"
          className="sc-move"
          disabled={!greetings[index + by]}
          aria-label={t(by < 0 ? 'greetings.up' : 'greetings.down')}
          onClick={() => onSave(swapped(greetings, index, by))}
        >
          {by < 0 ? <ChevronUp size={15} aria-hidden /> : <ChevronDown size={15} aria-hidden />}
        </button>
      ))}
      <Switch
        size="small"
        checked={greeting.enabled}
        aria-label={t('greetings.enabled')}
        onChange={(enabled) => onSave([{ ...greeting, enabled }])}
      />
    </div>
  );
}
