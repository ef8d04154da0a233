/** The left side: one server, one channel, and below who somebody is, in which language and in which light. */
import type { PersonName } from '../wire.ts';
import { Avatar, HashIcon, MoonIcon, PEOPLE, SunIcon } from './icons.tsx';
import { choose, type State, setDrawer } from './store.ts';
import { LANGUAGES, type PageStrings, stringsFor } from './strings.ts';

export function Sidebar({ state }: { state: State }) {
  const strings = stringsFor(state.locale);
  return (
    <>
      {state.drawer && (
        <button type="button" class="shade" aria-label={strings.close} onClick={() => setDrawer(false)} />
      )}
      <nav class={state.drawer ? 'side open' : 'side'}>
        <div class="rail">
          <div class="server">
            <img src="/icon.svg" width={48} height={48} alt="Footnote" />
          </div>
        </div>
        <div class="channels">
          <h1>Footnote</h1>
          <button type="button" class="channel" onClick={() => setDrawer(false)}>
            <HashIcon /> articles
          </button>
          <Settings state={state} strings={strings} />
        </div>
      </nav>
    </>
  );
}

function Settings({ state, strings }: { state: State; strings: PageStrings }) {
  const { person, locale, theme } = state;
  const people: readonly (readonly [PersonName, string])[] = [
    ['member', strings.member],
    ['admin', strings.admin],
  ];
  return (
    <section class="settings">
      <div class="me">
        <Avatar who={person} size={32} />
        <span>
          <b>{PEOPLE[person]}</b>
          <small>{person === 'admin' ? strings.admin : strings.member}</small>
        </span>
        <button
          type="button"
          class="plain"
          aria-label={`${strings.theme}: ${theme === 'dark' ? strings.light : strings.dark}`}
          onClick={() => choose({ theme: theme === 'dark' ? 'light' : 'dark' })}
        >
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
      </div>
      <fieldset class="switch" aria-label={strings.person}>
        {people.map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={person === name}
            data-person={name}
            onClick={() => choose({ person: name })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={strings.language}
        value={locale}
        onChange={(event) => choose({ locale: event.currentTarget.value })}
      >
        {LANGUAGES.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </section>
  );
}
