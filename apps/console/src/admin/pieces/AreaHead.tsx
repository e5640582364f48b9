import { Button } from 'antd';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHotkeys, Kbd } from '../../ui';
import './pieces.css';

interface AreaHeadProps {
  title: string;
  /** One or two plain sentences: what this is and what happens when it changes. */
  text: ReactNode;
  children?: ReactNode;
  create?: { label: string; onCreate(): void };
}

/** The top of an area: name, explanation, and the one main act, which `n` starts too. */
export function AreaHead({ title, text, children, create }: AreaHeadProps) {
  useHotkeys(create ? { n: create.onCreate } : {});
  return (
    <header className="pc-head">
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <span className="pc-spring" />
      {children}
      {create && (
        <Button type="primary" icon={<Plus size={14} />} onClick={create.onCreate} data-testid="admin-new">
          {create.label}
          <Kbd>N</Kbd>
        </Button>
      )}
    </header>
  );
}
