import { App, ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTheme, type Theme } from './theme';

const COLOURS = {
  light: {
    primary: '#4f46e5',
    pane: '#ffffff',
    raised: '#ffffff',
    onPrimary: '#ffffff',
    ink: '#1c1e26',
    line: '#e6e7eb',
    lineStrong: '#cfd2da',
    error: '#c4212e',
    warning: '#8a5d00',
    success: '#1f7a4d',
    dim: '#5d6272',
    faint: '#6c7282',
  },
  dark: {
    primary: '#8b85ff',
    pane: '#1b1d24',
    raised: '#22252e',
    onPrimary: '#15161b',
    ink: '#e7e9f0',
    line: '#2b2e38',
    lineStrong: '#40444f',
    error: '#ff7a84',
    warning: '#e3ad3c',
    success: '#3cbd7e',
    dim: '#a4a9b8',
    faint: '#8f96a8',
  },
} as const;

function configOf(theme: Theme): ThemeConfig {
  const colour = COLOURS[theme];
  return {
    // Not the compact algorithm: from a 13 px seed it sets text in 10 px, and nothing here is under 12.
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      borderRadius: 6,
      fontSize: 13,
      fontSizeSM: 12,
      controlHeight: 32,
      fontFamily: 'inherit',
      colorPrimary: colour.primary,
      colorInfo: colour.primary,
      colorLink: colour.primary,
      colorError: colour.error,
      colorWarning: colour.warning,
      colorSuccess: colour.success,
      colorBgBase: colour.pane,
      colorBgContainer: colour.pane,
      colorBgElevated: colour.raised,
      colorTextLightSolid: colour.onPrimary,
      colorTextBase: colour.ink,
      colorTextSecondary: colour.dim,
      colorTextTertiary: colour.faint,
      colorTextPlaceholder: colour.faint,
      colorBorder: colour.lineStrong,
      colorBorderSecondary: colour.line,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none' } },
  };
}

/** antd for the areas that use it, in the desk's colours and the reader's language. Loaded with the first of them. */
export default function AntdFrame({ children }: { children: ReactNode }) {
  const theme = useTheme();
  const { i18n } = useTranslation();
  const config = useMemo(() => configOf(theme), [theme]);
  const english = i18n.language === 'en';
  dayjs.locale(english ? 'en' : 'zh-cn');
  return (
    <ConfigProvider theme={config} locale={english ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
