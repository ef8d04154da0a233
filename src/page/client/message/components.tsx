/** Draws the components of a message (version 2) as Discord does; kinds that the bot does not send show as their number. */
import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import type { ChannelMessage, ShownFile } from '../../wire.ts';
import { DownloadIcon, FileIcon } from '../icons.tsx';
import { press } from '../store.ts';
import { Button } from './button.tsx';
import { Markdown } from './markdown-view.tsx';
import { Select } from './select.tsx';

type Any = APIMessageTopLevelComponent | APIComponentInContainer | APIComponentInMessageActionRow;

export function Components({ components, message }: { components: readonly Any[]; message: ChannelMessage }) {
  return (
    <>
      {components.map((component, index) => (
        <Component key={index} component={component} message={message} />
      ))}
    </>
  );
}

function Component({ component, message }: { component: Any; message: ChannelMessage }) {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return <Markdown text={component.content} />;
    case ComponentType.Container: {
      const accent = component.accent_color;
      const color = typeof accent === 'number' ? `#${accent.toString(16).padStart(6, '0')}` : 'transparent';
      return (
        <div class="container" style={{ '--accent-bar': color }}>
          <Components components={component.components} message={message} />
        </div>
      );
    }
    case ComponentType.Section:
      return (
        <div class="section">
          <div class="section-text">
            <Components components={component.components} message={message} />
          </div>
          {component.accessory.type === ComponentType.Button && (
            <Button button={component.accessory} onPress={(id) => press(message, id)} />
          )}
        </div>
      );
    case ComponentType.Separator: {
      const large = component.spacing === SeparatorSpacingSize.Large ? ' large' : '';
      return component.divider === false ? <div class={`gap${large}`} /> : <hr class={`separator${large}`} />;
    }
    case ComponentType.ActionRow:
      return (
        <div class="row">
          <Components components={component.components} message={message} />
        </div>
      );
    case ComponentType.Button:
      return <Button button={component} onPress={(id) => press(message, id)} />;
    case ComponentType.StringSelect:
      return <Select select={component} onChoose={(values) => press(message, component.custom_id, values)} />;
    case ComponentType.File:
      return <FileCard file={findFile(component.file.url, message.files)} />;
    case ComponentType.MediaGallery:
      return (
        <div class="gallery">
          {component.items.map((item) => (
            <FileCard key={item.media.url} file={findFile(item.media.url, message.files)} />
          ))}
        </div>
      );
    default:
      return <p class="unknown">component {component.type}</p>;
  }
}

function findFile(url: string, files: readonly ShownFile[]): ShownFile | null {
  return files.find(({ name }) => url === `attachment://${name}`) ?? null;
}

function FileCard({ file }: { file: ShownFile | null }) {
  if (!file) return null;
  return (
    <a class="file" href={file.url} download={file.name}>
      <FileIcon />
      <span class="file-name">
        {file.name}
        <small>{formatBytes(file.sizeBytes)}</small>
      </span>
      <DownloadIcon />
    </a>
  );
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
