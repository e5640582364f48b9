import { QRCode } from 'antd';

/** Dark on white in either theme: not every camera reads the reverse. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <div role="img" aria-label={label} data-testid="second-factor-qr">
      <QRCode
        type="svg"
        value={text}
        size={200}
        errorLevel="L"
        color="#000"
        bgColor="#fff"
        bordered={false}
        style={{ background: '#fff', padding: 8 }}
      />
    </div>
  );
}
