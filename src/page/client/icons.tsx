/** Small drawings of the page, made for it; they take the colour of the text around them. */
import type { ComponentChildren } from 'preact';
import { BOT_NAME } from '../wire.ts';

function Icon({ children, size = 20 }: { children: ComponentChildren; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

const line = { 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

export const HashIcon = ({ size = 20 }: { size?: number }) => (
  <Icon size={size}>
    <path {...line} d="M9.500 3.500 7 20.500M17 3.500 14.500 20.500M4.500 8.500h16M3.500 15.500h16" />
  </Icon>
);
export const EyeIcon = () => (
  <Icon size={16}>
    <path {...line} d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z" />
    <circle cx="12" cy="12" r="3" fill="currentColor" stroke="none" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon size={24}>
    <path {...line} d="M4 6.500h16M4 12h16M4 17.500h16" />
  </Icon>
);
export const CloseIcon = ({ size = 20 }: { size?: number }) => (
  <Icon size={size}>
    <path {...line} d="m6 6 12 12M18 6 6 18" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={18}>
    <path {...line} d="m6 9.500 6 6 6-6" />
  </Icon>
);
export const TickIcon = () => (
  <Icon size={18}>
    <path {...line} d="m5 12.500 5 5 9-11" />
  </Icon>
);
export const LinkOutIcon = () => (
  <Icon size={14}>
    <path {...line} d="M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9" />
  </Icon>
);
export const FileIcon = ({ size = 28 }: { size?: number }) => (
  <Icon size={size}>
    <path {...line} stroke-width="1.500" d="M6 2.500h8.500L19 7v14.500H6zM14 3v4.500h4.500M9 12h7M9 15.500h7" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path {...line} d="M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 19.500h14" />
  </Icon>
);
export const SendIcon = () => (
  <Icon>
    <path
      fill="currentColor"
      stroke="none"
      d="M3.500 4.200c-.3-1 .7-1.800 1.600-1.400l15.600 8c.9.500.9 1.900 0 2.400l-15.600 8c-.9.400-1.900-.4-1.600-1.400L5.600 13l8.400-1-8.400-1z"
    />
  </Icon>
);
export const LockIcon = () => (
  <Icon size={14}>
    <path {...line} d="M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4" {...line} />
    <path
      {...line}
      d="M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400"
    />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path {...line} d="M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z" />
  </Icon>
);
export const SparkIcon = () => (
  <Icon size={18}>
    <path {...line} d="M12 3.500 14 10l6.500 2-6.500 2-2 6.500-2-6.500-6.500-2L10 10z" />
  </Icon>
);

export const PEOPLE = { member: 'Robin', admin: 'Alex', bot: BOT_NAME } as const;

export function Avatar({ who, size = 40 }: { who: keyof typeof PEOPLE; size?: number }) {
  if (who === 'bot') return <img class="avatar" src="/icon.svg" width={size} height={size} alt="" />;
  return (
    <svg class={`avatar avatar-${who}`} width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="20" />
      <text x="20" y="27" text-anchor="middle" font-size="19" font-weight="600">
        {PEOPLE[who].slice(0, 1)}
      </text>
    </svg>
  );
}
