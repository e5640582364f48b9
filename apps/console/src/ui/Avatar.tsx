import { useTranslation } from 'react-i18next';
import type { ChosenStatus } from '#contract';

interface AvatarProps {
  name: string;
  size?: number;
  presence?: ChosenStatus;
  title?: string;
}

/** One character of a Chinese name, the initials of any other, on a colour that stays with the name. */
export function Avatar({ name, size = 28, presence, title = name }: AvatarProps) {
  const { t } = useTranslation();
  const hue = [...name].reduce((sum, char) => (sum * 31 + char.codePointAt(0)!) % 360, 7);
  const style = {
    width: size,
    height: size,
    fontSize: Math.max(12, size * 0.42),
    color: `light-dark(hsl(${hue} 45% 28%), hsl(${hue} 50% 84%))`,
    background: `light-dark(hsl(${hue} 52% 86%), hsl(${hue} 30% 30%))`,
  };
  return (
    <span className="ui-avatar" style={style} title={title} role="img" aria-label={title}>
      {shortOf(name)}
      {presence && <i className="ui-dot" data-presence={presence} title={t(`presence.${presence}`)} />}
    </span>
  );
}

function shortOf(name: string): string {
  const trimmed = name.trim();
  // 王女士 is known by her surname, 王小明 by the end of the name.
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].at(/(先生|女士|小姐|老师|经理|总)$/.test(trimmed) ? 0 : -1)!;
  const [first = '?', last = ''] = trimmed.split(/\s+/);
  return ([...first][0]! + (last ? [...last][0]! : '')).toUpperCase();
}
