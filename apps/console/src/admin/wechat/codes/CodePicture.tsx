import { Button, QRCode } from 'antd';
import { Download } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Dark on white in either theme: not every camera reads the reverse. */
export function CodePicture({ text, size, label }: { text: string; size: number; label: string }) {
  return (
    <div {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })} data-code={text}>
      <QRCode
        type="svg"
        value={text}
        size={size}
        errorLevel="M"
        color="#000"
        bgColor="#fff"
        bordered={false}
        style={{ background: '#fff', padding: Math.round(size / 22) }}
      />
    </div>
  );
}

const PRINTED_PIXELS = 1280;

/** The picture as a file, large enough for a poster. */
export function DownloadPicture({ text, name }: { text: string; name: string }) {
  const { t } = useTranslation('wechat-menu');
  const drawn = useRef<HTMLDivElement>(null);
  const download = () => {
    const canvas = drawn.current?.querySelector('canvas');
    canvas?.toBlob((blob) => blob && save(blob, `${name.replace(/[\\/:*?"<>|]+/g, '-')}.png`), 'image/png');
  };
  return (
    <>
      <div ref={drawn} hidden>
        <QRCode
          type="canvas"
          value={text}
          size={PRINTED_PIXELS}
          errorLevel="M"
          color="#000"
          bgColor="#fff"
          bordered={false}
          marginSize={4}
        />
      </div>
      <Button icon={<Download size={14} />} onClick={download} data-testid="code-download">
        {t('codes.download')}
      </Button>
    </>
  );
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
