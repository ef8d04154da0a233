/** The sentences of the bot in Spanish. A key that is missing here is shown in English. */

import { adminsEs } from './admins/es.ts';
import { commandsEs } from './commands/es.ts';
import type { Catalogue } from './index.ts';
import { reasonsEs } from './reasons/es.ts';

export const es: Catalogue = {
  'answer.none': 'No se encontró respuesta en los artículos.',
  'answer.missing': 'En ningún artículo: {words}. Prueba con otras palabras.',
  'answer.other-language':
    'No se encontró respuesta, pero las secciones más cercanas están en un idioma distinto al de tu pregunta, y la búsqueda solo entiende inglés. Pregunta en su idioma.',
  'answer.closest': 'Las secciones más cercanas:',
  'answer.confidence.high': 'Encaja bien con la pregunta.',
  'answer.confidence.medium': 'Es probable. Compruébalo en la fuente.',
  'answer.confidence.low': 'No es seguro. Lee la fuente antes de fiarte.',
  'answer.disagree': 'Las fuentes difieren; cada una se cita tal como está.',
  'answer.part': 'No se encontró respuesta a: {question}',
  'answer.cut': 'Cortado al final de una frase; {open} muestra la cita entera.',
  'answer.more': { one: '{count} cita más en {all}.', other: '{count} citas más en {all}.' },
  'answer.follows': 'Sigue a: {question}',
  'answer.follows.gone': 'La respuesta anterior ya no se conserva; solo se ha buscado esta pregunta.',
  'button.open': 'Abrir',
  'button.all': 'Todas las fuentes',
  'button.follow': 'Seguir preguntando',
  'button.helpful': 'Útil',
  'button.not-helpful': 'No es útil',
  'button.tell': 'Avisar a los admins',
  'button.original': 'Original',
  'button.back': 'Atrás',
  'button.next': 'Siguiente',
  'button.earlier': 'Texto anterior',
  'button.later': 'Texto posterior',
  'button.quote': 'Volver a la cita',
  'button.file': 'Artículo entero',
  'button.cancel': 'Cancelar',
  'button.run': 'Ejecutar',
  'button.rollback': 'Volver atrás',
  'button.forward': 'Avanzar',
  'button.remove': 'Quitar',
  'button.keep': 'Conservar',
  'button.delete': 'Borrar mis datos',
  'button.omitted': 'Lo que se dejó fuera',
  'button.articles': 'Todos los artículos',

  'line.named': '{name}: {words}',

  'wait.person': {
    one: 'Espera {count} segundo antes de la próxima pregunta.',
    other: 'Espera {count} segundos antes de la próxima pregunta.',
  },
  'wait.server': {
    one: 'Este servidor pregunta mucho ahora mismo. Inténtalo de nuevo en {count} segundo.',
    other: 'Este servidor pregunta mucho ahora mismo. Inténtalo de nuevo en {count} segundos.',
  },
  'wait.restart': 'Footnote se está reiniciando. Inténtalo de nuevo en un momento.',
  'refused.admin': 'Esto es para los admins de este servidor. Pídeselo a uno de ellos.',
  'refused.stale': 'Este botón pertenece a algo que ya no se conserva. Usa el comando de nuevo.',
  'refused.unknown': 'Este comando no se conoce aquí. Quizá cambió de nombre; inténtalo de nuevo en un minuto.',
  'error.apology': 'Lo sentimos, algo salió mal. Quienes gestionan este bot pueden encontrarlo con el código {id}.',
  'error.answer': 'Esa respuesta ya no se conserva. Pregunta de nuevo con /preguntar.',
  'error.article': 'No existe ese artículo. /artículos lista muestra los que hay.',
  'error.citation': 'Esa respuesta no tiene esa referencia. /fuente muestra las que tiene.',

  'judged.helpful': 'Anotado, gracias.',
  'judged.not-helpful': 'Anotado. También puedes avisar a los admins.',
  'judged.tell-admins': 'Los admins encontrarán esta pregunta en su lista.',

  'modal.follow.title': 'Seguir preguntando',
  'modal.follow.label': 'Tu pregunta',
  'modal.follow.hint': 'Se busca junto con lo que se preguntó antes',
  'mention.hint': 'Escribe una pregunta después de la mención, o usa /preguntar.',
  'about.wordless': 'En este mensaje no hay palabras que buscar. Elige otro.',

  'source.title': 'Fuente {n}',
  'source.changed': 'El artículo ha cambiado desde entonces. Este es el texto que se citó.',
  'source.removed': 'El artículo se ha quitado desde entonces. Este es el texto que se citó.',
  'source.nothing': 'Todavía no se ha dado ninguna respuesta en este canal. Pregunta con /preguntar.',
  'source.unknown': 'Aquí no se ha dado esa respuesta. Elige una de la lista u omítela para ver la última.',
  'source.which': 'Las referencias de esta respuesta:',
  'source.choose': 'Abrir otra referencia',
  'source.page': 'página {page}',
  'source.range': '{from}–{to} de {total} caracteres',
  'source.long': 'El artículo es demasiado largo para enviarlo como archivo ({size}). Los botones recorren su texto.',
  'source.file': 'El artículo entero como texto.',
  'source.answerless':
    'Esa pregunta no encontró respuesta, así que no hay nada que abrir. Pregunta con otras palabras con /preguntar.',

  'articles.heading': { one: '{count} artículo', other: '{count} artículos' },
  'articles.page': 'Página {page} de {pages}',
  'articles.choose': 'Abrir un artículo',
  'articles.empty': 'Todavía no hay artículos. Un admin puede añadir uno con /artículos añadir.',
  'articles.words': { one: '{count} palabra', other: '{count} palabras' },
  'articles.sections': { one: '{count} sección', other: '{count} secciones' },
  'articles.passages': { one: '{count} pasaje', other: '{count} pasajes' },
  'articles.section': 'Abrir una sección',
  'articles.duplicates': 'Mismo contenido: {files}',
  'articles.omitted': {
    one: '{count} bloque quedó fuera de la búsqueda.',
    other: '{count} bloques quedaron fuera de la búsqueda.',
  },
  'articles.omitted.heading': 'Lo que se dejó fuera de {title}',
  'articles.omitted.more': { one: 'y {count} más', other: 'y {count} más' },
  'articles.found': 'Pasajes con las palabras: {query}',
  'articles.found.none': 'Ningún pasaje contiene estas palabras. Prueba otras, o pregunta con /preguntar.',
  'articles.added': 'Guardado como {path}. Se podrá preguntar por él tras la reindexación.',
  'articles.replaced':
    '{path} reemplazado. Se podrá preguntar por el texto nuevo tras la reindexación; /reindexar volver devuelve el anterior.',
  'articles.removed': '{path} quitado. Saldrá de las respuestas con la reindexación; /reindexar volver lo devuelve.',
  'articles.withdrawn': '{path} quitado. Aún no estaba en las respuestas.',
  'articles.remove.confirm': '¿Quitar {title} ({path}) de los artículos?',
  'articles.kept': 'No se ha quitado nada.',
  'omission.navigation': 'navegación',
  'omission.sign-up': 'formulario de suscripción',
  'omission.donation': 'petición de donativos',
  'omission.comments': 'formulario de comentarios',
  'omission.sharing': 'barra para compartir',
  'omission.cookie-notice': 'aviso de cookies',
  'omission.advertisement': 'publicidad',
  'omission.front-matter': 'metadatos iniciales ilegibles',
  'omission.repeated-in-article': 'repetido en el artículo',
  'omission.repeated-in-corpus': 'repetido en muchos artículos',

  'status.heading': 'Footnote {version}',
  'status.corpus': '{articles}, {passages}',
  'status.model': 'Modelo: {model} ({dimensions} dimensiones)',
  'status.store': 'Almacén: {store}, generación {generation}',
  'status.index.ready': 'Índice vectorial: listo',
  'status.index.building':
    'Índice vectorial: se está reconstruyendo; mientras, las respuestas vienen de la búsqueda por palabras',
  'status.index.unavailable': 'Índice vectorial: no disponible; las respuestas vienen de la búsqueda por palabras',
  'status.job.none': 'Última reindexación: ninguna todavía',
  'status.job.running': 'Última reindexación: en curso, iniciada {when}',
  'status.job.done': 'Última reindexación: terminada {when}',
  'status.job.failed': 'Última reindexación: falló {when}',
  'status.job.cancelled': 'Última reindexación: cancelada {when}',
  'status.hour': {
    one: 'Última hora: {count} pregunta, {abstained} sin respuesta; la mitad en {p50} ms, el 95 % en {p95} ms',
    other: 'Última hora: {count} preguntas, {abstained} sin respuesta; la mitad en {p50} ms, el 95 % en {p95} ms',
  },
  'status.hour.none': 'Última hora: ninguna pregunta',
  'status.up': 'Iniciado {when}, {memory} de memoria',
  'status.unread': { one: 'No se pudo leer {count} archivo.', other: 'No se pudieron leer {count} archivos.' },
  'status.failed': {
    one: 'No se pudo leer {count} archivo; /reindexar vista-previa lo nombra.',
    other: 'No se pudieron leer {count} archivos; /reindexar vista-previa los nombra.',
  },

  'privacy.heading': 'Lo que se conserva',
  'privacy.question':
    'Las preguntas, sus respuestas y sus valoraciones se conservan {days} días, para volver a mostrar fuentes y hallar lagunas.',
  'privacy.nobody':
    'No se conserva quién preguntó. Una respuesta privada se conserva bajo una clave formada a partir de ti y del canal, que no nombra a ninguno de los dos, para que no se ofrezca a nadie más y puedas borrarla allí.',
  'privacy.person':
    'Quién preguntó se conserva igual de tiempo junto a la pregunta, para que puedas borrar las tuyas aquí.',
  'privacy.gaps': 'Los admins ven las preguntas sin una buena respuesta, también las privadas, pero no quién preguntó.',
  'privacy.pins':
    'Una pregunta que un admin ha fijado es desde entonces de los admins: sus palabras siguen ahí aunque se borre la tuya. Un admin puede quitarla en /fijar lista.',
  'privacy.local': 'Todo se queda en la máquina que ejecuta este bot; no se envía nada a nadie salvo a Discord.',
  'privacy.database':
    'Todo se queda en la máquina que ejecuta este bot y en su base de datos; no se envía nada a nadie más, salvo a Discord.',
  'privacy.logs': 'Los registros no contienen preguntas ni nombres.',
  'privacy.deleted': { one: '{count} entrada tuya borrada.', other: '{count} entradas tuyas borradas.' },
  'privacy.nothing': 'No se conserva nada a tu nombre.',
  'privacy.nothing.private': 'No se conserva ninguna pregunta privada tuya de este canal.',
  'privacy.nameless':
    'Las preguntas que todos vieron se conservan sin nombre, así que las tuyas no se distinguen; desaparecen a los {days} días. Las privadas se borran en el canal en que las hiciste.',

  ...adminsEs,

  ...commandsEs,

  ...reasonsEs,
};
