import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { LoadingShape, useHotkeys } from '../ui';
// Not lazy: keys typed while it loads would fall through to the page's hotkeys.
import { CommandBar } from './CommandBar';
import { ConnectionLine } from './ConnectionLine';
import { texts } from './i18n';
import { PLACES, usePlaces } from './places';
import { Rail } from './Rail';
import { ShellCommands } from './ShellCommands';

const CallDock = lazy(async () => ({ default: (await import('../calls/CallDock')).CallDock }));
const PhoneDock = lazy(async () => ({ default: (await import('../phone/PhoneDock')).PhoneDock }));
const StopLine = lazy(async () => ({ default: (await import('../routing/StopLine')).StopLine }));
const HelpSheet = lazy(async () => ({ default: (await import('./HelpSheet')).HelpSheet }));

/** The page that is asked for comes first. */
const OTHER_TEXTS_AFTER_MS = 2_000;

/** The frame of every page: rail, page, connection line, command bar and help. */
export function Shell() {
  const [over, setOver] = useState<'commands' | 'help' | null>(null);
  const close = () => setOver(null);
  const navigate = useNavigate();
  const places = usePlaces();
  useEffect(() => {
    const timer = setTimeout(() => void texts(), OTHER_TEXTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useHotkeys({
    'mod+k': () => setOver(over === 'commands' ? null : 'commands'),
    '?': () => setOver('help'),
    ...Object.fromEntries(
      PLACES.map((place) => [`g ${place.letter}`, () => places.includes(place) && void navigate({ to: place.path })]),
    ),
  });
  return (
    <div className="sh">
      <Rail onCommands={() => setOver('commands')} onHelp={() => setOver('help')} />
      <div className="sh-main">
        <ConnectionLine />
        <Suspense>
          <CallDock />
        </Suspense>
        <Suspense>
          <StopLine />
        </Suspense>
        <div className="sh-page">
          <Suspense fallback={<LoadingShape />}>
            <Outlet />
          </Suspense>
        </div>
      </div>
      <Suspense>
        <PhoneDock />
      </Suspense>
      <ShellCommands onHelp={() => setOver('help')} />
      {over === 'commands' && <CommandBar onClose={close} />}
      <Suspense>{over === 'help' && <HelpSheet onClose={close} />}</Suspense>
    </div>
  );
}
