# Built with a compiler, run without one, as a user without rights. Everything that is written goes to /data, so the root
# file system may be read-only.
FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run -s build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    ARTICLES_DIR=/app/articles \
    DATA_DIR=/data \
    HEALTH_PORT=8080 \
    SQLITE_TMPDIR=/data
# Huge pages: a search jumps about in the graph of vectors.
ENV GLIBC_TUNABLES=glibc.malloc.hugetlb=1
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY embeddings/models embeddings/models
COPY articles articles
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# The first start answers only once the articles are indexed.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/index.js"]
