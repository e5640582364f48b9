import { CallIcon, CloseIcon, SoundOffIcon, SoundOnIcon } from './icons';
import { useAround } from './context';
import type { ChatState } from './state';
import { opening } from './when';

interface HeaderProps {
  state: ChatState;
  sound: boolean;
  onSound(): void;
  onClose: (() => void) | null;
  onCall(): void;
}

export function Header({ state, sound, onSound, onClose, onCall }: HeaderProps) {
  const { strings } = useAround();
  const { config } = state;
  const here = config?.working && state.online;
  const name = config?.name ?? strings.chat;
  return (
    <header class="head">
      <div class="crest" role="img" aria-label={here ? strings.here : strings.away}>
        {[...(config?.company || name)][0]}
        <i class={here ? 'dot on' : 'dot'} />
      </div>
      <div class="who">
        <h1>{name}</h1>
        <Promise state={state} />
      </div>
      {config?.calls && here && (
        <button class="bare" onClick={onCall} title={strings.call} data-testid="widget-call">
          <CallIcon />
        </button>
      )}
      <button class="bare" onClick={onSound} aria-pressed={sound} title={sound ? strings.soundOff : strings.soundOn}>
        {sound ? <SoundOnIcon /> : <SoundOffIcon />}
      </button>
      {onClose && (
        <button class="bare" onClick={onClose} title={strings.close} data-testid="widget-close">
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

/** The promise in words; today's median only where it is the better news. */
function Promise({ state: { config } }: { state: ChatState }) {
  const { strings, locale } = useAround();
  if (!config) return <p>&nbsp;</p>;
  const promise = strings.promise(Math.round(config.promiseSeconds / 60));
  if (config.working) {
    return (
      <p>
        {promise}
        {config.medianSeconds !== null && <span> · {strings.median(config.medianSeconds)}</span>}
      </p>
    );
  }
  return (
    <p>{config.opensAt ? strings.opensAt(opening(config.opensAt, new Date(), strings, locale)) : strings.resting}</p>
  );
}
