/** One neutral look with one accent colour, dense as a spreadsheet. */
import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ink blue: 7 on white and white on 7 keep a contrast above 4.5. */
const ink: MantineColorsTuple = [
  '#eaf1fb',
  '#d3e1f3',
  '#a9c3e6',
  '#7fa6da',
  '#5b8bcd',
  '#4078c3',
  '#2b66b3',
  '#1f559b',
  '#1a4781',
  '#143764',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink },
  fontFamily: 'Roboto, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, monospace',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { label: { fontWeight: 500 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    InputWrapper: { styles: { description: { fontSize: 12 }, error: { fontSize: 12 } } },
    Notification: { styles: { description: { color: 'var(--mantine-color-text)' } } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md' } },
  },
});
